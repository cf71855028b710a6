package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComputerCommandsTest {
  @TempDir Path home;

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  private void setUp(String label) {
    clew("computer", "setup", "--label", label, "--work-dir", home.resolve(label).toString(), "-n").ok();
  }

  @Test void localhostIsBuiltIn() {
    assertThat(clew("computer", "list", "--json").ok().list("computers")).singleElement().satisfies(computer -> {
      assertThat(computer.keySet()).containsExactly("label", "hostname", "description", "transport", "scheduler", "work_dir",
          "enabled", "built_in", "trouble", "trouble_since");
      assertThat(computer).containsEntry("label", "localhost").containsEntry("built_in", true).containsEntry("enabled", true);
    });
    assertThat(clew("computer", "delete", "localhost").refusal(1)).contains("built in");
  }

  @Test void setsUpWithoutQuestions() {
    var made = clew("computer", "setup", "--label", "here", "--hostname", "localhost", "--description", "A machine",
        "--transport", "core.local", "--scheduler", "direct", "--work-dir", "/tmp/{username}", "--shebang", "#!/bin/sh",
        "--prepend-text", "module load x", "--append-text", "date", "--mpirun-command", "srun -n {tot_num_mpiprocs}",
        "--mpiprocs-per-machine", "4", "--default-memory", "1000", "--use-double-quotes",
        "--poll-interval", "2.5", "--max-connections", "3", "--safe-interval", "1", "--commands-per-minute", "60",
        "--transfers-per-minute", "30", "--job-limit", "total=10", "--job-limit", "queue:short=2", "-n", "--json").ok().json();
    assertThat(made).isEqualTo(clew("computer", "show", "here", "--json").ok().json());
    assertThat(made.keySet()).containsExactly("label", "hostname", "description", "transport", "scheduler", "work_dir",
        "mpirun_command", "default_mpiprocs_per_machine", "default_memory_kb", "shebang", "prepend_text", "append_text",
        "use_double_quotes", "minimum_poll_interval", "max_connections", "safe_interval", "commands_per_minute",
        "transfers_per_minute", "job_limits", "enabled", "built_in", "trouble",
        "trouble_since", "auth");
    assertThat(made).containsEntry("transport", "local")
        .containsEntry("mpirun_command", List.of("srun", "-n", "{tot_num_mpiprocs}"))
        .containsEntry("minimum_poll_interval", 2.5).containsEntry("max_connections", 3L).containsEntry("use_double_quotes", true)
        .containsEntry("job_limits", Map.of("total", 10L, "queue:short", 2L)).containsEntry("auth", Map.of());
    assertThat(clew("computer", "show", "here").ok().out()).contains("srun -n {tot_num_mpiprocs}")
        .containsPattern("work_dir +/tmp/\\{username}");
  }

  @Test void tellsAllProblemsAtOnce() {
    var said = clew("computer", "setup", "--transport", "locale", "--scheduler", "derict", "--work-dir", "scratch",
        "--mpiprocs-per-machine", "few", "--default-memory", "1.5", "--max-connections", "0", "--job-limit", "all=3",
        "--job-limit", "many", "-n");
    assertThat(said.refusal(1).lines()).hasSize(10)
        .anyMatch(line -> line.startsWith("  label: ") && line.contains("--label"))
        .anyMatch(line -> line.startsWith("  transport: ") && line.contains("Did you mean 'local'?"))
        .anyMatch(line -> line.startsWith("  scheduler: ") && line.contains("Did you mean 'direct'?"))
        .anyMatch(line -> line.startsWith("  work_dir: ") && line.contains("absolute"))
        .anyMatch(line -> line.startsWith("  default_mpiprocs_per_machine: ") && line.contains("few"))
        .anyMatch(line -> line.startsWith("  default_memory_kb: ") && line.contains("whole"))
        .anyMatch(line -> line.startsWith("  max_connections: ") && line.contains("1 or more"))
        .anyMatch(line -> line.startsWith("  job_limits: ") && line.contains("'all'"))
        .anyMatch(line -> line.startsWith("  job_limits: ") && line.contains("'many'"));
    assertThat(clew("computer", "setup", "--label", "a@b", "-n", "--json").error()).containsEntry("code", "invalid-inputs");
    assertThat(clew("computer", "list", "--json").list("computers")).hasSize(1);
  }

  @Test void readsAFile() throws IOException {
    var file = Files.writeString(home.resolve("cluster.yaml"), """
        label: cluster
        work_dir: /work
        mpiprocs-per-machine: 8
        prepend_text: |
          module load one
          module load two
        job_limits: {total: 5}
        """);
    clew("computer", "setup", "--config", file.toString(), "--work-dir", "/other", "-n").ok();
    assertThat(clew("computer", "show", "cluster", "--json").json()).containsEntry("work_dir", "/other")
        .containsEntry("default_mpiprocs_per_machine", 8L).containsEntry("prepend_text", "module load one\nmodule load two\n")
        .containsEntry("job_limits", Map.of("total", 5L));
    Files.writeString(file, "label: other\nwrok_dir: /work\n");
    assertThat(clew("computer", "setup", "--config", file.toString(), "-n").refusal(1))
        .contains("wrok_dir", "Did you mean 'work_dir'?");
    Files.writeString(file, "label: [\n");
    assertThat(clew("computer", "setup", "--config", file.toString(), "-n").refusal(2)).contains("cluster.yaml", "line");
  }

  @Test void aLabelIsGivenOnceAndCanBeUpdated() {
    setUp("here");
    assertThat(clew("computer", "setup", "--label", "here", "-n").refusal(1)).contains("already", "--update");
    clew("computer", "setup", "--update", "--label", "here", "--scheduler", "direct", "--poll-interval", "7", "-n").ok();
    assertThat(clew("computer", "show", "here", "--json").json()).containsEntry("minimum_poll_interval", 7.0)
        .containsEntry("work_dir", home.resolve("here").toString());
    assertThat(clew("computer", "setup", "--update", "--label", "here", "--work-dir", "x", "-n").refusal(1)).contains("absolute");
    assertThat(clew("computer", "setup", "--update", "--label", "hera", "-n").refusal(1)).contains("Did you mean 'here'?");
    assertThat(clew("computer", "setup", "--update", "-n").refusal(2)).contains("--label");
  }

  @Test void asksForWhatIsMissing() {
    setUp("taken");
    var said = new Clew(home)
        .answering("taken\n\nmine\n\nMy machine\n\nnothing\ndirect\nrelative\n/tmp/jobs\n\nx\n2\n\n", "computer", "setup");
    assertThat(said.ok().err()).contains("Label", "already", "an answer is needed", "there is no scheduler 'nothing'",
        "absolute path", "must be a number");
    assertThat(clew("computer", "show", "mine", "--json").json()).containsEntry("hostname", "mine")
        .containsEntry("description", "My machine")
        .containsEntry("work_dir", "/tmp/jobs").containsEntry("default_mpiprocs_per_machine", 2L);
    var broken = new Clew(home).answering("other\n", "computer", "setup");
    assertThat(broken.status()).isEqualTo(2);
    assertThat(broken.err()).contains("not answered to the end");
    assertThat(clew("computer", "show", "other").refusal(1)).contains("no computer 'other'");
  }

  @Test void isEnabledAndDisabled() {
    setUp("here");
    assertThat(clew("computer", "disable", "here").ok().out()).contains("disabled");
    assertThat(clew("computer", "list", "--json").list("computers")).anySatisfy(each ->
        assertThat(each).containsEntry("label", "here").containsEntry("enabled", false));
    assertThat(clew("status", "--json").ok().json().get("store")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("computers", List.of("here", "localhost")).containsEntry("disabled_computers", List.of("here"));
    assertThat(clew("computer", "list").ok().out()).containsPattern("here +here +local +direct +disabled");
    assertThat(clew("computer", "enable", "here", "--json").ok().json()).containsEntry("enabled", true);
    assertThat(clew("computer", "disable", "hree").refusal(1)).contains("Did you mean 'here'?");
  }

  @Test void isDeletedOnlyWhenNothingNeedsIt() {
    setUp("here");
    clew("code", "create", "installed", "--label", "sh", "--computer", "here", "--filepath-executable", "/bin/sh", "-n").ok();
    var job = new Clew(home).submit("test.echo", "text=hello", "code=sh@here");
    assertThat(clew("computer", "delete", "here").refusal(1))
        .contains("in use", "sh@here: is a code on it", job + ": EchoJob has not ended");
    assertThat(clew("computer", "delete", "here", "--json").error()).containsEntry("code", "refused");
    clew("code", "hide", "sh@here").ok();
    assertThat(clew("computer", "delete", "here").refusal(1)).doesNotContain("is a code");
    clew("process", "kill", job, "-t", "0").ok();
    try (var _ = History.engine(home)) {
      clew("process", "watch", job).ok();
    }
    assertThat(clew("computer", "delete", "here", "--json").ok().json()).isEqualTo(Map.of("deleted", "here"));
    assertThat(clew("computer", "delete", "here").refusal(1)).contains("no computer 'here'");
    setUp("here");
  }

  @Test void configuresTheTransportOfTheComputer() {
    setUp("here");
    clew("computer", "configure", "local", "here", "-n").ok();
    assertThat(clew("computer", "configure", "local", "there", "-n").refusal(1))
        .contains("no computer 'there'", "Did you mean 'here'?");
    assertThat(clew("computer", "configure", "loacl", "here", "-n").refusal(2)).contains("Did you mean 'local'?");
    assertThat(clew("computer", "configure", "local", "here", "--param", "password=x", "--param", "x", "-n").refusal(1))
        .contains("password: transport local has no such parameter", "'x' must be NAME=VALUE");
  }

  @Test void testsEverything() {
    setUp("here");
    var said = clew("computer", "test", "here").ok();
    assertThat(said.out()).contains("✓ run a command", "✓ work directory", "✓ scheduler", "can be used");
    var tested = clew("computer", "test", "here", "--json").ok();
    assertThat(tested.json()).containsEntry("computer", "here").containsEntry("ok", true);
    assertThat(tested.list("checks")).extracting(check -> (String) check.get("name"))
        .containsExactly("run_command", "silent_shell", "username", "work_directory", "scheduler", "clock", "login_shell");
    assertThat(tested.list("checks")).allSatisfy(check -> {
      assertThat(check.keySet()).containsExactly("name", "status", "seconds", "message", "remedy");
      assertThat(check.get("status")).isIn("passed", "warned");
    });
    assertThat(home.resolve("here")).isEmptyDirectory();
    clew("computer", "disable", "here").ok();
    assertThat(clew("computer", "test", "here").ok().err()).contains("is disabled");
  }

  @Test void namesTheFailingCheckAndItsRemedy() throws IOException {
    var file = Files.createFile(home.resolve("file"));
    clew("computer", "setup", "--label", "here", "--work-dir", file + "/work", "-n").ok();
    var said = clew("computer", "test", "here");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).contains("✗ work directory", "→ Make it writable", "--update --label here", "✓ scheduler",
        "cannot be used yet");
    var tested = clew("computer", "test", "here", "--json");
    assertThat(tested.status()).isEqualTo(1);
    assertThat(tested.list("checks")).filteredOn(check -> check.get("status").equals("failed")).singleElement()
        .satisfies(check -> assertThat(check).containsEntry("name", "work_directory"));
    assertThat(clew("computer", "test", "hree").refusal(1)).contains("Did you mean 'here'?");
  }
}
