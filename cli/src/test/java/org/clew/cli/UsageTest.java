package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
  @TempDir Path home;

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  @Test void aMistypedCommandIsWrongUsageWithAGuess() {
    assertThat(clew("proces", "list").refusal(2)).contains("Did you mean 'process'?").hasLineCount(1);
    assertThat(clew("process", "lst").refusal(2)).contains("Did you mean 'list'?").hasLineCount(1);
    assertThat(clew("process", "list", "--limt", "3").refusal(2)).contains("'--limt'", "Did you mean '--limit'?").hasLineCount(1);
  }

  @Test void aGroupAloneSaysWhatThereIs() {
    assertThat(clew("process").refusal(2)).contains("list", "why").hasLineCount(1);
  }

  @Test void missingAndWrongArgumentsAreWrongUsage() {
    assertThat(clew("process", "show").refusal(2)).contains("PK");
    assertThat(clew("process", "list", "--limit", "few").refusal(2)).contains("--limit", "'few' is not a whole number.");
    assertThat(clew("group", "show", "mine", "--next", "x").refusal(2)).contains("'x' is not a whole number.");
    assertThat(clew("storage", "maintain", "--grace", "long").refusal(2)).contains("--grace", "'long' is not a number.");
    assertThat(clew("process", "list", "--limit", "0").refusal(2)).contains("--limit");
    assertThat(clew("process", "watch", "--interval", "-1").refusal(2)).contains("--interval");
    assertThat(clew("process", "kill").refusal(2)).contains("--all");
    assertThat(clew("process", "pause", "-a", "-F").refusal(2)).contains("--force");
    assertThat(clew("node", "graph", "1", "-f", "png").refusal(2)).contains("png", "svg");
  }

  @Test void nothingAtAllShowsTheCommands() {
    var said = clew();
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("process", "daemon", "completion");
  }

  @Test void helpAndVersionAreDone() {
    assertThat(clew("--version").ok().out()).startsWith("clew ");
    assertThat(clew("--help").ok().out()).contains("Look at processes and steer them.");
    assertThat(clew("process", "list", "--help").ok().out()).contains("--past-days", "--json");
  }

  @Test void errorsWithJsonAreOneObjectOnStdout() {
    for (var arguments : new String[][] {{"process", "show", "17", "--json"}, {"process", "lst", "--json"},
        {"process", "list", "--limit", "0", "--json"}}) {
      var said = clew(arguments);
      assertThat(said.status()).isPositive();
      assertThat(said.err()).isEmpty();
      assertThat(said.json().keySet()).containsExactly("error");
      assertThat(said.error().keySet()).containsExactly("code", "message", "details");
    }
    assertThat(clew("process", "lst", "--json").error()).containsEntry("code", "usage");
  }

  @Test void stackTracesAppearWhenAskedFor() {
    assertThat(clew("process", "show", "17", "--debug").err()).contains("\tat ");
    assertThat(clew("process", "show", "17").err()).doesNotContain("\tat ");
  }

  @Test void aClosedPipeIsQuiet() {
    var closed = new OutputStream() {
      @Override public void write(int b) throws IOException {
        throw new IOException("Broken pipe");
      }
    };
    var err = new ByteArrayOutputStream();
    var shell = new Shell(home, new PrintStream(closed, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Map.of(), 0);
    for (var arguments : new String[][] {{"process", "list"}, {"plugin", "list", "--json"}, {"completion", "bash"},
        {"process", "watch"}}) {
      assertThat(Cli.run(shell, arguments)).isZero();
      assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }
  }
}
