package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.cli.sample.GatedChain;
import org.clew.testdb.Beside;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
class DaemonInChildJvmTest {
  @TempDir Path folder;

  private Clew clew() {
    return new Clew(folder.resolve("home"));
  }

  @AfterEach void stop() {
    clew().run("daemon", "stop");
  }

  @Test void runsWhatWasSubmittedBeforeItStarted() throws Exception {
    var said = ChildJvm.run(clew().home(), "submit", "test.sum", "x=20", "y=22").ok();
    assertThat(said.out()).containsPattern("^Submitted process 1  [0-9a-f-]{36}\n$");
    assertThat(said.err()).contains("No engine is running", "clew daemon start");
    var submitted = clew().json("submit", "test.sum", "x=1", "y=1");
    assertThat(submitted.json().keySet()).containsExactly("processes");
    assertThat(submitted.list("processes").getFirst().keySet()).containsExactly("pk", "uuid");

    assertThat(ChildJvm.run(clew().home(), "daemon", "start").ok().out()).contains("The daemon runs (pid ");
    clew().run("process", "watch", "1", Clew.pk(submitted.list("processes").getFirst())).ok();
    assertThat(output("1", "sum")).isEqualTo(42L);

    var again = clew().run("daemon", "start");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.out() + again.err()).containsOnlyOnce("already running");

    var status = clew().json("daemon", "status");
    assertThat(status.json().keySet()).contains("running", "store", "url", "workers");
    assertThat(status.list("workers")).singleElement().satisfies(worker -> assertThat(worker.keySet())
        .containsExactly("pid", "address", "uptime_s", "rss_mb", "cpu_s", "shards", "processes"));

    var all = ChildJvm.run(clew().home(), "submit", "test.sum", "x=2", "y=3", "--count", "3", "--wait", "--json").ok();
    assertThat(all.list("processes")).hasSize(3).allSatisfy(each -> assertThat(output(Clew.pk(each), "sum")).isEqualTo(5L));
    assertThat(clew().run("submit", "test.fails", "--wait").status()).isEqualTo(1);
  }

  @Test void runIsDelegatedToIt() throws Exception {
    clew().run("daemon", "start").ok();
    var said = ChildJvm.run(clew().home(), "run", "test.caller", "x=4", "--json").ok();
    assertThat(((Map<?, ?>) ((Map<?, ?>) said.json().get("outputs")).get("sum")).get("value")).isEqualTo(8L);
    assertThat(clew().json("daemon", "status").json()).containsEntry("role", "daemon");
    assertThat(clew().home().resolve("nodes/1.json")).exists();
  }

  @Test void runTakesOverWhenItDies() throws Exception {
    clew().run("daemon", "start").ok();
    long pid = (Long) clew().json("daemon", "status").list("workers").getFirst().get("pid");
    var daemon = ProcessHandle.of(pid).orElseThrow();
    try (var run = ChildJvm.start(clew().home(), "run", "test.gated", "folder=" + folder, "x=9", "--json")) {
      Await.until("it waits at the gate", () -> trace().contains("gate"));
      daemon.destroyForcibly();
      Await.until("it is dead", () -> !daemon.isAlive());
      Files.createFile(folder.resolve("gate"));
      var said = run.end().ok();
      assertThat(said.json()).containsEntry("exit_status", 0L);
      assertThat(said.err()).contains("The engine went away; going on with another one.");
    }
  }

  @Test void aProcessGoesOnAfterStopAndStart() throws Exception {
    clew().run("daemon", "start").ok();
    var pk = gated();
    Await.until("it waits at the gate", () -> trace().contains("gate"));
    clew().run("process", "pause", pk, "-m", "lunch", "-t", "0").ok();
    clew().run("process", "play", pk, "-t", "0").ok();
    assertThat(clew().run("daemon", "stop", "-t", "1").ok().out()).contains("nothing is lost");
    assertThat(clew().json("process", "show", pk).json()).containsEntry("sealed", false);

    Files.createFile(folder.resolve("gate"));
    clew().run("daemon", "start").ok();
    clew().run("process", "watch", pk).ok();
    assertThat(output(pk, "x")).isEqualTo(7L);
    assertThat(trace()).startsWith("first", "gate").endsWith("gate", "last");
  }

  @Test void pausePlayAndKillHoldWithAndWithoutIt() throws Exception {
    var early = gated();
    assertThat(clew().run("process", "pause", early, "-m", "not yet").ok().out()).contains("⏸", "not yet");
    var dead = gated();
    assertThat(clew().run("process", "kill", dead, "-m", "never").ok().out()).contains("an engine starts");
    assertThat(clew().run("process", "kill", "4711").refusal(1)).contains("4711");

    clew().run("daemon", "start").ok();
    clew().run("process", "watch", dead).ok();
    assertThat(clew().json("process", "show", dead).json()).containsEntry("state", "killed")
        .containsEntry("exit_message", "never");
    assertThat(clew().json("process", "show", early).json()).containsEntry("paused", true);
    assertThat(trace()).isEmpty();
    assertThat(clew().run("process", "pause", dead).refusal(1)).contains("already ended");
    assertThat(clew().run("process", "kill", dead).ok().out()).contains("☠ Killed", "never");

    var played = clew().json("process", "play", early).list("answers");
    assertThat(played).singleElement().satisfies(answer ->
        assertThat(answer.keySet()).containsExactlyInAnyOrder("pk", "uuid", "accepted", "reason"));
    Await.until("it waits at the gate", () -> trace().contains("gate"));
    assertThat(clew().run("process", "kill", early, "-m", "enough").ok().out()).contains("☠ Killed", "enough");
    assertThat(clew().run("process", "pause", "-a").ok().out()).contains("There is nothing to pause.");
  }

  private String gated() {
    return clew().submit("test.gated", "folder=" + folder, "x=7");
  }

  private List<String> trace() throws Exception {
    return GatedChain.trace(folder);
  }

  private Object output(String pk, String name) {
    return ((Map<?, ?>) ((Map<?, ?>) clew().json("process", "show", pk).json().get("outputs")).get(name)).get("value");
  }
}
