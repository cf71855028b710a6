package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCommandsTest {
  @TempDir Path home;

  private Terminal.Answer clew(String... args) {
    return new Terminal(home).clew(args);
  }

  @Test void whatIsSetIsReadBackUntilUnset() {
    assertThat(clew("config", "get", "transport.task_maximum_attempts").out()).isEqualTo("5\n");
    assertThat(clew("config", "set", "transport.task_maximum_attempts", "7").status()).isZero();
    assertThat(clew("config", "get", "transport.task_maximum_attempts", "--json").json().toString())
        .isEqualTo("{transport.task_maximum_attempts=7}");
    assertThat(clew("config", "unset", "transport.task_maximum_attempts").status()).isZero();
    assertThat(clew("config", "get", "transport.task_maximum_attempts").out()).isEqualTo("5\n");
  }

  @Test void unknownSettingSuggestsANearOne() {
    var answer = clew("config", "set", "daemon.timeot", "3");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).contains("There is no setting 'daemon.timeot'. Did you mean 'daemon.timeout'?");
  }

  @Test void valuesOfTheWrongTypeAreRefusedAndChangeNothing() {
    assertThat(clew("config", "set", "caching.default_enabled", "maybe").status()).isEqualTo(2);
    assertThat(clew("config", "set", "daemon.timeout", "-1").err()).contains("a number of 0 or more");
    assertThat(home.resolve("config.json")).doesNotExist();
  }

  @Test void brokenSettingsFileIsAProblemOfTheStatus() throws IOException {
    Files.writeString(home.resolve("config.json"), "{");
    var answer = clew("status", "--json");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.json().get("problems")).asString().contains("config.json cannot be read");
  }

  @Test void statusOfAFreshHomeIsFine() {
    var answer = clew("status");
    assertThat(answer.status()).isZero();
    assertThat(answer.out()).contains("none yet", "not running");
  }

  @Test void completionKnowsTheCommandsAndTheirOptions() {
    assertThat(clew("completion", "bash").out()).contains("checkpoints", "--past-days");
    assertThat(clew("completion", "fish").status()).isEqualTo(2);
  }
}
