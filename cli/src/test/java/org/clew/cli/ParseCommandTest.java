package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clew.node.EngineNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseCommandTest {
  private static final String COUNTING = """
      import org.clew.calcjob.*;
      import org.clew.data.*;
      import org.clew.spec.*;
      import org.clew.workchain.Result;

      public final class Counting extends CalcJob<Counting.In, Counting.Out> {
        public record In(Str text, CodeData code) {}
        public record Out(Int length) {}
        static final ExitCode SHORT = ExitCode.exitCode(321, "It says too little.");

        @Override protected Spec spec() {
          return Spec.named("test.counting");
        }

        @Override protected JobPlan prepare(In in, Sandbox dir) {
          return JobPlan.run(in.code());
        }

        @Override protected Result<Out> parse(In in, Retrieved files) {
          return failed(SHORT, new Out(new Int(((Text) files.read("said")).text().strip().length())));
        }
      }
      """;

  @TempDir Path home;
  private Clew clew;
  private EngineNode engine;
  private String job;

  @BeforeEach void start() {
    clew = new Clew(home);
    engine = History.engine(home);
    job = Clew.pk(clew.json("run", "test.echo", "text=hello").json());
  }

  @AfterEach void stop() {
    engine.close();
  }

  private int processes() {
    return clew.json("process", "list", "--all").list("processes").size();
  }

  @Test void parsesAgainInAProcessOfItsOwn() {
    var before = clew.json("process", "show", job).json();
    var parsed = clew.json("calcjob", "parse", job).json();
    assertThat(parsed.get("process_type")).isEqualTo("test.echo.parse");
    assertThat(parsed.get("exit_status")).isEqualTo(0L);
    assertThat(parsed.get("outputs")).asString().contains("length=5");
    assertThat(clew.json("process", "show", job).json()).isEqualTo(before);
    assertThat(clew.run("calcjob", "parse", job).ok().out()).contains("output_parameters = ", "EchoJob.parse<", "[0]");
    assertThat(clew.json("process", "inputs", Clew.pk(parsed)).json()).containsOnlyKeys("text", "code", "retrieved", "metadata");
  }

  @Test void showsWhatAParserInAFileWouldMakeAndThenMakesIt() throws Exception {
    var file = Files.writeString(home.resolve("Counting.java"), COUNTING) + ":test.counting";
    int before = processes();
    var dry = clew.run("calcjob", "parse", job, "--parser", file, "--dry-run", "--json");
    assertThat(dry.status()).isEqualTo(1);
    assertThat(dry.json()).isEqualTo(Map.of("exit_status", 321L, "exit_message", "It says too little.", "outputs",
        Map.of("length", Map.of("type", "data.int", "value", 5L))));
    assertThat(clew.run("calcjob", "parse", job, "--parser", file, "-n").out()).contains("length = 5",
        "Counting.parse would end with 321 It says too little.");
    assertThat(processes()).as("nothing is stored").isEqualTo(before);
    var made = clew.run("calcjob", "parse", job, "--parser", file, "--json");
    assertThat(made.json().get("exit_status")).isEqualTo(321L);
    assertThat(made.json().get("outputs")).asString().contains("length", "value=5");
    assertThat(processes()).isEqualTo(before + 1);
  }

  @Test void refusesInASentence() {
    var sum = Clew.pk(clew.json("run", "test.sum", "x=2", "y=3").json());
    assertThat(clew.run("calcjob", "parse", sum).refusal(1)).contains("is a workchain, not a calculation job");
    assertThat(clew.run("calcjob", "parse", job, "--parser", "test.ecko").refusal(1)).contains("did you mean 'test.echo'?");
    assertThat(clew.run("calcjob", "parse", job, "--parser", "test.sum").refusal(1))
        .contains("'test.sum' is a workchain, which has no parser; name a calculation job.");
    var killed = clew.submit("test.echo", "text=hello", "metadata.options.prepend_text=sleep 600");
    assertThat(clew.run("calcjob", "parse", killed).refusal(1)).contains("has not ended; 'clew process retry " + killed
        + " --phase parse' lets it parse itself.");
    clew.run("process", "kill", killed).ok();
    assertThat(clew.run("calcjob", "parse", killed).refusal(1)).contains("brought nothing back, so that there is");
  }
}
