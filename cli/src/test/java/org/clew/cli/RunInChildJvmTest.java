package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.cli.sample.GatedChain;
import org.clew.testdb.Beside;
import org.clew.testwait.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
class RunInChildJvmTest {
  @TempDir Path folder;
  private Path home;
  private String source;

  @BeforeEach void prepare() throws Exception {
    home = folder.resolve("home");
    source = Path.of(getClass().getResource("/ScaledSum.java").toURI()).toString();
  }

  @Test void runsAChainFromASourceFile() throws Exception {
    var said = ChildJvm.run(home, "run", source, "x=3", "factor=7", "--json").ok();
    assertThat(said.json()).containsEntry("state", "finished").containsEntry("exit_status", 0L)
        .containsEntry("process_label", "ScaledSum");
    assertThat(value(said, "sum")).isEqualTo(42L);
  }

  @Test void aKilledRunIsResumedByTheNextOne() throws Exception {
    var first = Files.createDirectory(folder.resolve("first"));
    var second = Files.createDirectory(folder.resolve("second"));
    try (var run = ChildJvm.start(home, "run", source, "x=3", "factor=7", "folder=" + first)) {
      Await.until("the second step runs", () -> GatedChain.trace(first).contains("add"));
      run.crash();
    }
    Files.createFile(first.resolve("gate"));
    var clew = new Clew(home);
    var pk = Clew.pk(clew.json("process", "list").list("processes").getFirst());
    try (var next = ChildJvm.start(home, "run", "test.gated", "folder=" + second, "x=1", "--json")) {
      Await.until("the other process ends", () -> "finished".equals(clew.json("process", "show", pk).json().get("state")));
      Files.createFile(second.resolve("gate"));
      assertThat(value(next.end().ok(), "x")).isEqualTo(1L);
    }
    var outputs = (Map<?, ?>) clew.json("process", "show", pk).json().get("outputs");
    assertThat(((Map<?, ?>) outputs.get("sum")).get("value")).isEqualTo(42L);
    assertThat(GatedChain.trace(first)).startsWith("scale", "add").endsWith("add").hasSizeBetween(3, 4);
    assertThat(clew.json("process", "list", "-a", "-L", "scale").list("processes")).hasSize(1);
  }

  @Test void interruptKillsTheProcessAndWhatItCalled() throws Exception {
    var gate = Files.createDirectory(folder.resolve("gated"));
    var clew = new Clew(home);
    try (var run = ChildJvm.start(home, "run", "test.caller", "x=3", "folder=" + gate)) {
      Await.until("one child waits at the gate, the other one has ended", () -> GatedChain.trace(gate).contains("gate")
          && labels(clew, "finished").contains("SumChain"));
      run.interrupt();
      var said = run.end();
      assertThat(said.status()).isNotZero();
      assertThat(said.err()).contains("Killing process 1 and what it called", "Process 1 is killed");
    }
    assertThat(labels(clew, "killed")).containsExactlyInAnyOrder("CallerChain", "GatedChain");
    assertThat(clew.json("process", "show", "1").json()).containsEntry("exit_message", "Killed by Ctrl-C");
    assertThat(clew.json("process", "list").list("processes")).isEmpty();
  }

  private static List<String> labels(Clew clew, String state) {
    return clew.json("process", "list", "-a", "-S", state).list("processes").stream()
        .map(each -> (String) each.get("process_label")).toList();
  }

  private static Object value(Said said, String output) {
    return ((Map<?, ?>) ((Map<?, ?>) said.json().get("outputs")).get(output)).get("value");
  }
}
