package org.clew.calcjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.computer.Computer;
import org.clew.computer.Computer.Mpirun;
import org.clew.computer.Computer.Quotes;
import org.clew.computer.Computer.ScriptTexts;
import org.clew.data.CodeData;
import org.clew.data.CodeData.Mpi;
import org.clew.data.InMemoryBlob;
import org.clew.scheduler.DirectScheduler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubmitScriptTest {
  private static final Computer LOCAL = Computer.localhost("/work/{username}");
  private static final Computer QUOTED = LOCAL.withScript(new ScriptTexts("", "module load all", "echo computer", Quotes.DOUBLE))
      .withMpirun(new Mpirun(List.of("mpirun", "-np", "{tot_num_mpiprocs}", "$MPI_FLAGS"), 4, 0));
  private static final CodeData CAT = CodeData.installed("cat", "localhost", "/bin/cat");
  private static final CodeData PW = CodeData.installed("pw", "localhost", "/opt/q e/pw.x").withPrependText("export PW=1\n")
      .withAppendText("echo code");

  static Stream<Arguments> scripts() {
    var portable = CodeData.portable("tool", "run.sh", Map.of("run.sh", new InMemoryBlob("true")));
    var boxed = CodeData.containerized("box", "localhost", "pw.x", "docker://qe:7", "apptainer exec {image}");
    return Stream.of(
        Arguments.of("one-code", LOCAL, JobPlan.run(CAT).arguments("a b", "it's", 3).stdin("in").stdout("out").stderr("err"),
            Map.of()),
        Arguments.of("two-serial", LOCAL, JobPlan.run(portable).stdout("one").joinFiles()
            .and(CodeRun.of(boxed).arguments("-i", "x")), Map.of()),
        Arguments.of("two-parallel", LOCAL, JobPlan.run(CAT).stdout("one").and(CodeRun.of(CAT).stdout("two")).parallel(),
            Map.of()), Arguments.of("double-quotes", QUOTED, JobPlan.run(PW).stdin("$INPUT \"x\"").stdout("out"),
            Map.of("withmpi", true, "mpirun_extra_params", List.of("--bind-to", "core"))),
        Arguments.of("environment", LOCAL, JobPlan.run(CAT), Map.of("environment_variables", Map.of("A_B", "it's $HOME"),
            "import_sys_environment", false, "resources", Map.of("num_cores_per_mpiproc", 2))),
        Arguments.of("environment-expanded", LOCAL, JobPlan.run(CAT),
            Map.of("environment_variables", Map.of("A_B", "say \"$HOME\""), "environment_variables_double_quotes", true)),
        Arguments.of("all-texts", QUOTED, JobPlan.run(PW).prependText("echo plan before").appendText("echo plan after"),
            Map.of("prepend_text", "echo option before", "append_text", "echo option after", "custom_scheduler_commands",
                "ulimit -s 1000", "scheduler_stdout", "both.txt", "scheduler_stderr", "both.txt")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void writesTheGoldenScript(String name, Computer computer, JobPlan plan, Map<String, Object> options) throws IOException {
    assertThat(script(computer, plan, options)).isEqualTo(golden(name));
  }

  @Test
  void contradictionAboutMpiNamesAllThreeOpinions() {
    var plan = JobPlan.run(CAT.withMpi(Mpi.NO)).mpi(Mpi.YES);
    assertThatThrownBy(() -> script(LOCAL, plan, Map.of("withmpi", true))).hasMessage("whether to run with MPI is contradictory: "
        + "option metadata.options.withmpi says yes, plugin says yes, code cat@localhost says no");
  }

  @Test
  void refusesACodeOfAnotherComputer() {
    assertThatThrownBy(() -> script(LOCAL, JobPlan.run(CodeData.installed("cat", "daint", "/bin/cat")), Map.of()))
        .hasMessage("code cat@daint can not run on computer localhost");
  }

  private static String script(Computer computer, JobPlan plan, Map<String, Object> options) {
    return SubmitScript.text(JobSetup.of("clew-7", computer, new DirectScheduler(), plan, JobOptions.of(options)));
  }

  private static String golden(String name) throws IOException {
    try (var file = SubmitScriptTest.class.getResourceAsStream("/scripts/direct/" + name + ".sh")) {
      return file == null ? "there is no golden script " + name : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
