package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTest {
  @TempDir Path home;

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  @Test void settingsAreSetReadAndUnset() {
    assertThat(clew("config", "get", "daemon.timeout", "--json").json()).isEqualTo(Map.of("daemon.timeout", 30.0));
    clew("config", "set", "daemon.timeout", "2.5").ok();
    clew("config", "set", "transport.task_maximum_attempts", "3").ok();
    assertThat(clew("config", "get", "daemon.timeout").ok().out().strip()).isEqualTo("2.5");
    assertThat(clew("config", "list", "--json").json()).containsEntry("daemon.timeout", 2.5)
        .containsEntry("transport.task_maximum_attempts", 3L).containsEntry("transport.task_retry_initial_interval", 20.0);
    assertThat(clew("config", "list").ok().out()).containsPattern("daemon.timeout +2.5 +set ");
    clew("config", "unset", "daemon.timeout").ok();
    assertThat(clew("config", "get", "daemon.timeout").ok().out().strip()).isEqualTo("30.0");
  }

  @Test void wrongSettingsAreRefused() {
    assertThat(clew("config", "set", "daemon.timeuot", "1").refusal(1)).contains("Did you mean 'daemon.timeout'?");
    assertThat(clew("config", "set", "daemon.timeout", "-1").refusal(2)).contains("a number of 0 or more");
    assertThat(clew("config", "set", "transport.task_maximum_attempts", "few").refusal(2))
        .contains("a whole number of 0 or more");
    assertThat(home.resolve("config.json")).doesNotExist();
  }

  @Test void aSpoiledSettingsFileIsNamed() throws IOException {
    Files.writeString(home.resolve("config.json"), "{");
    assertThat(clew("config", "list").refusal(1)).contains("config.json", "mend or remove it").hasLineCount(1);
  }

  @Test void pluginsAreListedWithTheirContract() {
    assertThat(clew("plugin", "list", "--json").list("processes")).extracting(each -> (String) each.get("name"))
        .contains("test.sum", "test.add", "test.echo");
    assertThat(clew("plugin", "list", "--json").list("processes")).allSatisfy(each ->
        assertThat(each.keySet()).containsExactly("name", "kind", "description"));
    assertThat(clew("plugin", "list").ok().out()).containsPattern("test.sum +workchain +Adds two whole numbers.");
    assertThat(clew("plugin", "list", "test.sum").ok().out()).contains("First term", "Exit code", "Outline", "finish");
    assertThat(clew("plugin", "list", "test.sum", "--json").json().keySet())
        .contains("inputs", "outputs", "exit_codes", "outline");
    assertThat(clew("plugin", "list", "test.smu").refusal(1)).contains("did you mean 'test.sum'");
  }

  @Test void completionKnowsCommandsAndOptions() throws Exception {
    var script = clew("completion", "bash").ok().out();
    assertThat(completions(script, "clew process st")).containsExactly("status", "stop");
    assertThat(completions(script, "clew process list --pa")).contains("--paused", "--past-days");
    assertThat(completions(script, "clew dae")).containsExactly("daemon");
    assertThat(completions(script, "clew computer configure lo")).containsExactly("local");
    assertThat(completions(script, "clew code create installed --file")).containsExactly("--filepath-executable");
    assertThat(clew("completion", "zsh").ok().out()).contains("compinit");
    assertThat(clew("completion", "fish").refusal(2)).contains("fish", "bash", "zsh");
  }

  @Test void statusTellsWhatThereIs() {
    var status = clew("status", "--json").ok().json();
    assertThat(status.keySet()).containsExactly("version", "java", "home", "store", "settings_changed", "daemon", "problems");
    assertThat(status.get("daemon")).isNull();
    assertThat(status).containsEntry("problems", List.of()).containsEntry("home", home.toString());
    assertThat(clew("status").ok().out()).contains("not running");
  }

  @Test void aDaemonThatIsNotThereIsSaidSo() {
    var status = clew("daemon", "status", "--json");
    assertThat(status.status()).isEqualTo(1);
    assertThat(status.json()).containsEntry("running", false).containsEntry("workers", List.of()).containsKeys("store", "url");
    assertThat(clew("daemon", "status").out()).contains("not running");
    assertThat(clew("daemon", "stop").ok().out()).contains("not running");
    assertThat(clew("daemon", "start", "-n", "0").refusal(1)).contains("one worker or more, not 0");
  }

  private static List<String> completions(String script, String line) throws IOException, InterruptedException {
    var words = line.split(" ");
    var call = script + "\ncompopt() { :; }\nCOMP_WORDS=(" + line + ")\nCOMP_CWORD=" + (words.length - 1) + "\n_complete_clew\n"
        + "printf '%s\\n' \"${COMPREPLY[@]}\"\n";
    var bash = new ProcessBuilder("bash", "-s").redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var in = bash.getOutputStream()) {
      in.write(call.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    var said = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).isZero();
    return said.lines().toList();
  }
}
