package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clew.store.home.Tenancy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control of processes by name and of all at once, without an engine; what is asked holds when one comes up. */
class ControlCommandsTest {
  @TempDir Path home;

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  @Test @DisplayName("run starts no engine beside a program that runs the processes of the home, and stores nothing")
  void runIsRefusedBesideAProgram() {
    try (var _ = Tenancy.alone(home)) {
      assertThat(clew("run", "test.sum", "x=1", "y=1").refusal(1))
          .contains("A program (pid " + ProcessHandle.current().pid() + ") runs the processes of the home");
      assertThat(new Clew(home).json("process", "list", "-a").list("processes")).isEmpty();
    }
  }

  private Object field(String process, String name) {
    return new Clew(home).json("process", "show", process).json().get(name);
  }

  @Test @DisplayName("SPEC 10.3 --all is all that have not ended, for play all that are paused; never with processes beside it")
  void controlsAll() throws Exception {
    var clew = new Clew(home);
    var processes = List.of(clew.submit("test.sum", "x=1", "y=1"), clew.submit("test.sum", "x=2", "y=2"),
        clew.submit("test.caller", "x=3"));
    for (var action : List.of("pause", "play", "kill"))
      assertThat(clew("process", action, processes.getFirst(), "--all").refusal(2)).contains("Name processes, or use --all");
    assertThat(clew.json("process", "pause", processes.getFirst()).list("answers")).hasSize(1);
    assertThat(field(processes.getFirst(), "status")).isEqualTo("Paused by 'clew process pause'");
    assertThat(clew.json("process", "play", "-a").list("answers")).as("the paused one").singleElement()
        .satisfies(answer -> assertThat(answer.get("pk")).hasToString(processes.getFirst()));
    assertThat(clew.json("process", "pause", "-a", "-m", "tonight").list("answers")).hasSize(3);
    for (var process : processes) assertThat(field(process, "status")).isEqualTo("tonight");
    clew("process", "play", processes.getLast(), "--timeout", "0").ok();
    assertThat(field(processes.getLast(), "paused")).isEqualTo(false);
    assertThat(clew.json("process", "kill", "-a").list("answers")).hasSize(3);
    try (var _ = History.engine(home)) {
      for (var process : processes) clew("process", "watch", process).ok();
    }
    for (var process : processes) {
      assertThat(field(process, "state")).isEqualTo("killed");
      assertThat(field(process, "exit_message")).isEqualTo("Killed by 'clew process kill'");
      assertThat(field(process, "called")).as("no step has run").isEqualTo(List.of());
    }
    assertThat(clew("process", "kill", "-a").ok().out()).contains("There is nothing to kill.");
  }
}
