package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentifierTest {
  @TempDir static Path home;

  @BeforeAll static void fill() {
    SampleStore.fill(home);
  }

  @Test void findsByPkUuidPrefixAndLabel() {
    for (var name : List.of("2", SampleStore.uuid(2).toString(), "01900002", "first chain")) {
      assertThat(show(name).json().get("pk")).as(name).isEqualTo(2L);
    }
  }

  @Test void ambiguousPrefixListsCandidates() {
    var answer = show("0190");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.error().get("code")).isEqualTo("ambiguous");
    assertThat((List<?>) answer.error().get("details")).isNotEmpty().first().asString().contains("process.workchain");
  }

  @Test void ambiguousLabelIsRefused() {
    assertThat(show("twin").error().get("message")).asString().contains("'twin' names 2 nodes");
  }

  @Test void unknownNameIsNotFound() {
    var answer = show("99");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.error().get("code")).isEqualTo("not-found");
    assertThat(answer.err()).isEmpty();
  }

  @Test void dataIsNotAProcess() {
    assertThat(show("left").error().get("message")).asString().contains("Node 1 is data.int, not a process");
  }

  private static Terminal.Answer show(String name) {
    return new Terminal(home).clew("process", "show", name, "--json");
  }
}
