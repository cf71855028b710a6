package org.clew.calcjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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
import org.clew.scheduler.Schedulers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubmitScriptTest {
  private static final Computer LOCAL = Computer.localhost("/work/{username}");
  private static final CodeData CAT = CodeData.installed("cat", "localhost", "/bin/cat");
  private static final CodeData PW = CodeData.installed("pw", "localhost", "/opt/q e/pw.x").withPrependText("export PW=1\n")
      .withAppendText("echo code");
  private static final Map<String, Map<String, Object>> RESOURCES = Map.of("direct", Map.of(),
      "slurm", Map.of("num_machines", 2L, "num_mpiprocs_per_machine", 4L, "num_cores_per_mpiproc", 3L),
      "pbspro", Map.of("num_machines", 2L, "num_mpiprocs_per_machine", 4L, "num_cores_per_mpiproc", 3L),
      "torque", Map.of("num_machines", 2L, "tot_num_mpiprocs", 8L),
      "sge", Map.of("parallel_env", "smp", "tot_num_mpiprocs", 8L), "lsf", Map.of("tot_num_mpiprocs", 8L));

  record Case(String name, Quotes quotes, JobPlan plan, Map<String, Object> options) {}

  static List<Case> cases() {
    var portable = CodeData.portable("tool", "run.sh", Map.of("run.sh", new InMemoryBlob("true")));
    var boxed = CodeData.containerized("box", "localhost", "pw.x", "docker://qe:7", "apptainer exec {image}");
    return List.of(
        new Case("one-code", Quotes.SINGLE, JobPlan.run(CAT).arguments("a b", "it's", 3).stdin("in").stdout("out").stderr("err"),
        Map.of()),
        new Case("two-serial", Quotes.SINGLE, JobPlan.run(portable).stdout("one").joinFiles()
        .and(CodeRun.of(boxed).arguments("-i", "x")), Map.of()),
        new Case("two-parallel", Quotes.SINGLE, JobPlan.run(CAT).stdout("one").and(CodeRun.of(CAT).stdout("two")).parallel(),
        Map.of()),
        new Case("no-mpi", Quotes.DOUBLE, JobPlan.run(PW).stdout("out"), Map.of("withmpi", false)),
        new Case("double-quotes", Quotes.DOUBLE, JobPlan.run(PW).stdin("$INPUT \"x\"").stdout("out"),
            Map.of("withmpi", true, "mpirun_extra_params", List.of("--bind-to", "core"))),
        new Case("environment", Quotes.SINGLE, JobPlan.run(CAT), Map.of("environment_variables", Map.of("A_B", "it's $HOME"),
            "import_sys_environment", false)),
        new Case("environment-expanded", Quotes.SINGLE, JobPlan.run(CAT),
            Map.of("environment_variables", Map.of("A_B", "say \"$HOME\""), "environment_variables_double_quotes", true)),
        new Case("all-texts", Quotes.DOUBLE, JobPlan.run(PW).prependText("echo plan before").appendText("echo plan after"),
            Map.of("prepend_text", "echo option before", "append_text", "echo option after", "custom_scheduler_commands",
                "ulimit -s 1000", "scheduler_stdout", "both.txt", "scheduler_stderr", "both.txt")),
        new Case("all-options", Quotes.SINGLE, JobPlan.run(CAT),
        Map.of("queue_name", "long", "account", "science", "qos", "high", "priority", "10",
            "rerunnable", true, "max_wallclock_seconds", 90061L, "max_memory_kb", 2097153L, "custom_scheduler_commands",
            "# of the user\nmodule purge\nulimit -s 1000\n")));
  }

  static Stream<Arguments> scripts() {
    return RESOURCES.keySet().stream().sorted().flatMap(scheduler -> cases().stream().map(one -> Arguments.of(scheduler, one)));
  }

  @ParameterizedTest(name = "SPEC 15.5/37 {0}: {1}")
  @MethodSource("scripts")
  @DisplayName("SPEC 15.5/37 golden scripts of every scheduler")
  void writesTheGoldenScript(String scheduler, Case one) throws IOException {
    assertThat(script(scheduler, one)).isEqualTo(golden(scheduler, one.name()));
  }

  static String script(String scheduler, Case one) {
    var options = new HashMap<>(one.options());
    options.put("resources", RESOURCES.get(scheduler));
    if (scheduler.equals("direct") && one.name().equals("environment")) options.put("resources",
        Map.of("num_cores_per_mpiproc", 2L));
    var shebang = scheduler.equals("direct") ? "" : "#!/bin/bash -l";
    var quoted = LOCAL.withScript(new ScriptTexts(shebang, "module load all", "echo computer", Quotes.DOUBLE))
        .withMpirun(new Mpirun(List.of("mpirun", "-np", "{tot_num_mpiprocs}", "$MPI_FLAGS"), scheduler.equals("lsf") ? 0 : 4, 0));
    var plain = LOCAL.withMpirun(new Mpirun(List.of("mpirun", "-np", "{tot_num_mpiprocs}"), scheduler.equals("lsf") ? 0 : 1, 0));
    return SubmitScript.text(JobSetup.of("clew-7", one.quotes() == Quotes.DOUBLE ? quoted : plain, Schedulers.installed()
        .find(scheduler), one.plan(),
        JobOptions.of(options)));
  }

  @Test
  void directivesOfTheUserStandLastAmongDirectivesAndHisCommandsBehindTheFence() {
    var lines = script("slurm", new Case("", Quotes.SINGLE, JobPlan.run(CAT), Map.of("custom_scheduler_commands",
        "#SBATCH --constraint=gpu\nmodule purge\n"))).lines().toList();
    assertThat(lines.stream().filter(line -> line.startsWith("#SBATCH")).toList()).last().isEqualTo("#SBATCH --constraint=gpu");
    assertThat(lines.indexOf("module purge")).isGreaterThan(lines.indexOf("fi"));
  }

  @Test
  void refusesAnOptionThatWouldBecomeAnotherDirective() {
    assertThatThrownBy(() -> script("slurm", new Case("", Quotes.SINGLE, JobPlan.run(CAT),
        Map.of("queue_name", "x\n#SBATCH --uid=0"))))
        .hasMessageContaining("must be a word without blanks");
    assertThatThrownBy(() -> script("pbspro", new Case("", Quotes.SINGLE, JobPlan.run(CAT), Map.of("scheduler_stdout", "a b"))))
        .hasMessageContaining("file name 'a b' cannot be given to a batch system");
  }

  @Test
  void contradictionAboutMpiNamesAllThreeOpinions() {
    var plan = JobPlan.run(CAT.withMpi(Mpi.NO)).mpi(Mpi.YES);
    assertThatThrownBy(() -> script(LOCAL, plan, Map.of("withmpi", true))).hasMessage("whether to run with MPI is contradictory: "
        + "option metadata.options.withmpi says yes, plugin says yes, code cat@localhost says no");
  }

  static Stream<Arguments> opinionsAboutMpi() {
    return Stream.of(Mpi.values()).flatMap(option -> Stream.of(Mpi.values()).flatMap(plugin -> Stream.of(Mpi.values())
        .map(code -> Arguments.of(option, plugin, code))));
  }

  @ParameterizedTest(name = "option {0}, plugin {1}, code {2}")
  @MethodSource("opinionsAboutMpi")
  @DisplayName("SPEC 6.3 option, plugin and code: those that have an opinion must agree, and without any there is no MPI")
  void opinionsAboutMpiMustAgree(Mpi option, Mpi plugin, Mpi code) {
    var plan = JobPlan.run(CAT.withMpi(code)).mpi(plugin);
    var options = option == Mpi.UNSET ? Map.<String, Object>of() : Map.<String, Object>of("withmpi", option == Mpi.YES);
    var opinions = Stream.of(option, plugin, code).filter(opinion -> opinion != Mpi.UNSET).distinct().toList();
    if (opinions.size() > 1) {
      assertThatThrownBy(() -> script(LOCAL, plan, options)).hasMessageContaining("whether to run with MPI is contradictory");
    } else {
      assertThat(script(LOCAL, plan, options).contains("'mpirun' '-np' '1' '/bin/cat'"))
          .isEqualTo(opinions.equals(List.of(Mpi.YES)));
    }
  }

  @Test @DisplayName("SPEC 6.4 quotes of the computer govern mpirun and file names, those of the code program and arguments")
  void quotesOfComputerAndCode() {
    var both = JobPlan.run(CAT.withQuotes(CodeData.Quotes.DOUBLE)).arguments("$HOME/x", "a \"b\"").stdin("in");
    assertThat(script(LOCAL, both, Map.of("withmpi", true)))
        .contains("\n'mpirun' '-np' '1' \"/bin/cat\" \"$HOME/x\" \"a \\\"b\\\"\" < 'in'\n");
    var quoted = LOCAL.withScript(new ScriptTexts(null, "", "", Quotes.DOUBLE));
    assertThat(script(quoted, JobPlan.run(CAT).arguments("$HOME").stdin("in"), Map.of("withmpi", true)))
        .contains("\n\"mpirun\" \"-np\" \"1\" '/bin/cat' '$HOME' < \"in\"\n");
    assertThat(script(quoted, both, Map.of())).contains("\n\"/bin/cat\" \"$HOME/x\" \"a \\\"b\\\"\" < \"in\"\n");
  }

  @Test
  @DisplayName("SPEC 6.3 a container's command is words, under MPI when asked for, or one word for a shell in the container")
  void commandsInContainers() {
    var box = CodeData.containerized("box", "localhost", "/bin/cat", "ubuntu", "docker run {image}");
    var plan = JobPlan.run(box).arguments("it's").stdin("in").stdout("out").joinFiles();
    assertThat(script(LOCAL, plan, Map.of("withmpi", true)))
        .contains("\n'mpirun' '-np' '1' docker run ubuntu '/bin/cat' 'it'\"'\"'s' < 'in' > 'out' 2>&1\n");
    var shell = CodeData.containerized("box", "localhost", "/bin/cat", "ubuntu", "docker run {image} sh -c")
        .withCommand(CodeData.Command.ONE_WORD);
    assertThat(script(LOCAL, JobPlan.run(shell).arguments("it's").stdin("in").stdout("out"), Map.of()))
        .contains("\ndocker run ubuntu sh -c \"'/bin/cat' 'it'\\\"'\\\"'s' < 'in' > 'out'\"\n");
    assertThatThrownBy(() -> CAT.withCommand(CodeData.Command.ONE_WORD))
        .hasMessage("only the command of a containerized code can be one word");
  }

  @Test @DisplayName("SPEC 12.2 a default of processes is no obstacle where the scheduler has no use for it")
  void defaultProcessesWhereTheyMeanNothing() {
    var sge = LOCAL.withMpirun(new Mpirun(List.of("mpirun", "-np", "{tot_num_mpiprocs}"), 1, 0));
    assertThat(SubmitScript.text(JobSetup.of("clew-7", sge, Schedulers.installed().find("sge"), JobPlan.run(CAT),
        JobOptions.of(Map.of("resources", Map.of("parallel_env", "environment", "tot_num_mpiprocs", 10L))))))
        .contains("-pe environment 10");
  }

  @Test
  void refusesACodeOfAnotherComputer() {
    assertThatThrownBy(() -> script(LOCAL, JobPlan.run(CodeData.installed("cat", "daint", "/bin/cat")), Map.of()))
        .hasMessage("code cat@daint can not run on computer localhost");
  }

  private static String script(Computer computer, JobPlan plan, Map<String, Object> options) {
    return SubmitScript.text(JobSetup.of("clew-7", computer, new DirectScheduler(), plan, JobOptions.of(options)));
  }

  private static String golden(String scheduler, String name) throws IOException {
    try (var file = SubmitScriptTest.class.getResourceAsStream("/scripts/" + scheduler + "/" + name + ".sh")) {
      return file == null ? "there is no golden script " + scheduler + "/" + name
          : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
