package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandErrorsTest {
  @TempDir Path home;

  private Terminal.Answer clew(String... args) {
    return new Terminal(home).clew(args);
  }

  @Test void unknownCommandIsWrongUsageWithASuggestion() {
    var answer = clew("proces", "list");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).isEqualTo("clew: 'clew' has no command 'proces'. Did you mean 'process'? See 'clew --help'.\n");
    assertThat(clew("process", "lsit").err()).contains("Did you mean 'list'?");
  }

  @Test void unknownOptionIsWrongUsageWithASuggestion() {
    var answer = clew("process", "list", "--pased");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("Unknown option '--pased'. Did you mean '--paused'? See 'clew process list --help'.");
  }

  @Test void wrongValuesAreWrongUsage() {
    assertThat(clew("process", "list", "--limit", "many").status()).isEqualTo(2);
    assertThat(clew("process", "list", "--limit", "0").err()).contains("--limit must be 1 or more");
    assertThat(clew("process", "list", "-S", "runing").err()).contains("Did you mean 'running'?");
    assertThat(clew("process", "show").status()).isEqualTo(2);
  }

  @Test void groupAloneNamesItsCommands() {
    var answer = clew("process");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("list", "show", "kill");
  }

  @Test void helpAndVersionSucceed() {
    assertThat(clew("--help").out()).contains("process", "daemon");
    assertThat(clew("process", "list", "--help").out()).contains("--paused");
    assertThat(clew("--version").out()).startsWith("clew ");
  }

  @Test void usageErrorsAreJsonWhenAskedFor() {
    var answer = clew("process", "list", "--json", "--limt", "3");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.error().get("code")).isEqualTo("usage");
    assertThat(answer.err()).isEmpty();
  }

  @Test void foreignStoreIsOneSentenceWithoutStackTrace() throws IOException {
    Files.writeString(home.resolve("clew.db"), "this is not a database, it is a text of some length");
    var answer = clew("process", "list");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err().lines()).singleElement().asString().contains("clew.db").doesNotContain("Exception");
    assertThat(clew("process", "list", "--debug").err()).contains("at org.clew");
  }

  @Test void homeThatIsAFileIsRefused() throws IOException {
    var file = Files.writeString(home.resolve("file"), "x");
    assertThat(new Terminal(file).clew("process", "list", "--json").error().get("message")).asString().contains("is not a directory");
  }
}
