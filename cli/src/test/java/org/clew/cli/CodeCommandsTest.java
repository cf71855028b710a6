package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeCommandsTest {
  @TempDir Path home;
  @TempDir Path folder;

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  @BeforeEach void setUp() {
    clew("computer", "setup", "--label", "here", "--work-dir", home.resolve("here").toString(), "-n").ok();
  }

  private Said installed(String label, String path) {
    return clew("code", "create", "installed", "--label", label, "--computer", "here", "--filepath-executable", path, "-n",
        "--json");
  }

  @Test void anInstalledCodeIsANodeWithALabel() {
    var made = installed("sh", "/bin/sh").ok().json();
    assertThat(made.keySet()).containsExactly("pk", "uuid", "label", "full_label", "kind", "computer", "executable", "state");
    assertThat(made).containsEntry("full_label", "sh@here").containsEntry("kind", "installed").containsEntry("computer", "here")
        .containsEntry("executable", "/bin/sh").containsEntry("state", "shown");
    for (var name : new String[] {"sh@here", Clew.pk(made), made.get("uuid").toString(),
        made.get("uuid").toString().substring(0, 13), "sh"})
      assertThat(clew("code", "show", name, "--json").ok().json()).as(name).isEqualTo(made);
    assertThat(clew("node", "show", "sh@here", "--json").ok().json()).containsEntry("pk", made.get("pk"));
    assertThat(clew("code", "show", "sh@here").ok().out()).containsPattern("executable +/bin/sh");
    assertThat(clew("code", "test", "sh@here").ok().out()).contains("✓ sh@here", "/bin/sh is there");
  }

  @Test void aPortableCodeBringsItsFiles() throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(folder.resolve("lib/words"), "hello from a file");
    Files.writeString(folder.resolve("say"), "#!/bin/sh\ncat lib/words\n");
    var made = clew("code", "create", "portable", "--label", "say", "--filepath-files", folder.toString(),
        "--filepath-executable", "say", "--with-mpi", "false", "--json").ok().json();
    assertThat(made).containsEntry("full_label", "say").containsEntry("computer", null);
    var shown = clew("code", "show", "say", "--json").ok().json();
    assertThat(shown).containsEntry("with_mpi", false);
    assertThat(((Map<?, ?>) shown.get("files")).keySet()).isEqualTo(java.util.Set.of("lib/words", "say"));
    assertThat(clew("code", "test", "say", "--json").ok().json()).containsEntry("ok", true);
    assertThat(clew("code", "create", "portable", "--label", "x", "--filepath-files", folder.toString(), "--filepath-executable",
        "soy").refusal(1))
        .contains("soy");
  }

  @Test void aContainerizedCodeHasAnEngine() {
    var made = clew("code", "create", "containerized", "--label", "pw", "--computer", "here", "--filepath-executable", "pw.x",
        "--image-name", "qe:7", "--engine-command", "sh -c run {image_name}", "--wrap-cmdline-params", "--use-double-quotes",
        "--json").ok()
        .json();
    assertThat(clew("code", "show", Clew.pk(made), "--json").json()).containsEntry("image", "qe:7")
        .containsEntry("engine_command", "sh -c run {image}").containsEntry("wrap_cmdline_params", true)
        .containsEntry("use_double_quotes", true);
    assertThat(clew("code", "create", "installed", "--label", "s", "--computer", "here", "--filepath-executable", "/bin/sh",
        "--use-double-quotes", "maybe").refusal(1)).contains("use_double_quotes", "must be true or false, found 'maybe'");
    assertThat(clew("code", "test", "pw@here").ok().out()).contains("container engine sh");
    assertThat(clew("code", "create", "containerized", "--label", "qw", "--computer", "here", "--filepath-executable", "pw.x",
        "--image-name", "qe:7", "--engine-command", "docker run").refusal(1)).contains("{image}");
  }

  @Test void tellsAllProblemsAtOnce() {
    assertThat(clew("code", "create", "installed", "--computer", "hree", "--with-mpi", "maybe", "-n").refusal(1).lines())
        .hasSize(5)
        .anyMatch(line -> line.startsWith("  label: ") && line.contains("--label"))
        .anyMatch(line -> line.startsWith("  filepath_executable: ") && line.contains("--filepath-executable"))
        .anyMatch(line -> line.startsWith("  computer: ") && line.contains("Did you mean 'here'?"))
        .anyMatch(line -> line.startsWith("  with_mpi: ") && line.contains("maybe"));
    assertThat(installed("a@b", "/bin/sh").error()).containsEntry("code", "invalid-inputs");
    assertThat(clew("code", "create", "installed", "--label", "sh", "--computer", "here", "--filepath-executable", "sh")
        .refusal(1))
        .contains("absolute");
    assertThat(clew("code", "create", "instaled").refusal(2)).contains("Did you mean 'installed'?");
    assertThat(clew("code", "list", "--json").list("codes")).hasSize(1);
  }

  @Test void readsAFile() throws IOException {
    var file = Files.writeString(folder.resolve("code.yaml"),
        "label: sh\ncomputer: here\nfilepath_executable: /bin/sh\nprepend_text: |\n  date\n");
    clew("code", "create", "installed", "--config", file.toString(), "-n").ok();
    assertThat(clew("code", "show", "sh@here", "--json").json()).containsEntry("prepend_text", "date\n");
    Files.writeString(file, "lable: sh\n");
    assertThat(clew("code", "create", "installed", "--config", file.toString(), "-n").refusal(1))
        .contains("lable", "Did you mean 'label'?");
  }

  @Test void listsAndHides() {
    var first = Clew.pk(installed("sh", "/bin/sch").ok().json());
    assertThat(installed("sh", "/bin/sh").error().get("details").toString()).contains("already", "clew code hide sh@here");
    assertThat(clew("code", "test", "sh@here").refusal(1)).contains("there is no /bin/sch on here");
    assertThat(clew("code", "list", "--json").list("codes")).extracting(code -> code.get("full_label"))
        .containsExactly("bash@localhost", "sh@here");
    assertThat(clew("code", "list", "-Y", "here").ok().out()).contains("sh@here").doesNotContain("bash");
    clew("code", "hide", "sh@here").ok();
    assertThat(clew("code", "list").ok().out()).doesNotContain("sh@here");
    assertThat(clew("code", "list", "-a").ok().out()).contains("sh@here (hidden)");
    clew("code", "reveal", first).ok();
    clew("code", "hide", first, "--json").ok();
    var second = Clew.pk(installed("sh", "/bin/sh").ok().json());
    assertThat(clew("code", "show", "sh@here", "--json").json()).containsEntry("pk", Long.parseLong(second));
    assertThat(clew("node", "show", "sh@here", "--json").ok().json()).as("the newest is meant")
        .containsEntry("pk", Long.parseLong(second));
    assertThat(clew("code", "hide", first).refusal(1)).contains("not in the list");
    assertThat(clew("code", "hide", "bash@localhost").refusal(1)).contains("built in");
    assertThat(clew("code", "show", "sh@hree").refusal(1)).contains("Did you mean 'sh@here'?");
    assertThat(clew("code", "test", "bash@localhost").ok().out()).contains("✓");
  }

  @Test void inputsNameCodes() {
    var made = installed("sh", "/bin/sh").ok().json();
    try (var _ = History.engine(home)) {
      for (var code : new String[] {"sh@here", Clew.pk(made), made.get("uuid").toString().substring(0, 18), "bash@localhost"}) {
        var ran = new Clew(home).json("run", "test.echo", "text=hello", "code=" + code).json();
        assertThat(ran).as(code).containsEntry("exit_status", 0L);
        var directory = clew("calcjob", "gotocomputer", Clew.pk(ran), "--json").ok().json();
        assertThat(directory).as(code).containsEntry("computer", code.equals("bash@localhost") ? "localhost" : "here");
      }
    }
    clew("code", "hide", "sh@here").ok();
    installed("sh", "/bin/sh").ok();
    var again = new Clew(home).submit("test.echo", "text=hello", "code=sh@here");
    assertThat(clew("process", "show", again, "--json").ok().out()).as("the newest is meant")
        .doesNotContain(made.get("uuid").toString());
    assertThat(home.resolve("here")).isDirectoryContaining(path -> path.getFileName().toString().length() == 2);
    assertThat(clew("submit", "test.echo", "text=hello", "code=sh@hree").refusal(1))
        .contains("inputs.code: there is no code 'sh@hree'", "did you mean 'sh@here'?");
  }
}
