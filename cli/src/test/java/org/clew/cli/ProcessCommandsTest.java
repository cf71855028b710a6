package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.store.PlainJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCommandsTest {
  @TempDir Path home;
  private Terminal terminal;

  @BeforeEach void fill() {
    SampleStore.fill(home);
    terminal = new Terminal(home);
  }

  @Test void listsWhatHasNotEndedNewestFirst() {
    var answer = terminal.clew("process", "list");
    assertThat(answer.status()).isZero();
    assertThat(answer.out().lines().skip(2).limit(2)).satisfiesExactly(
        first -> assertThat(first).startsWith("11").contains("Pw", "⏸ Waiting", "checking"),
        second -> assertThat(second).startsWith("10").contains("Relax", "⏵ Waiting", "Waiting for child processes: 11"));
    assertThat(answer.out()).contains("Total results: 2", "In the store: 2 waiting, 4 finished, 1 excepted, 1 killed");
  }

  @Test void listingHasTheAgreedFields() throws IOException {
    assertThat(terminal.clew("process", "list", "--json").json()).isEqualTo(golden("process-list.json"));
  }

  @Test void showingHasTheAgreedFields() throws IOException {
    assertThat(terminal.clew("process", "show", "6", "--json").json()).isEqualTo(golden("process-show.json"));
  }

  @Test void filtersByStateLabelPauseAndFailure() {
    assertThat(pks("-S", "finished")).containsExactly(14L, 6L, 4L, 2L);
    assertThat(pks("-S", "killed,excepted")).containsExactly(13L, 12L);
    assertThat(pks("--failed")).containsExactly(14L);
    assertThat(pks("--paused")).containsExactly(11L);
    assertThat(pks("-a", "-L", "Relax")).containsExactly(14L, 13L, 12L, 10L);
    assertThat(pks("-a", "-p", "1")).isEmpty();
  }

  @Test void pagesWithTheCursorUntilThereIsNone() {
    var first = terminal.clew("process", "list", "-a", "--limit", "5", "--json").json();
    assertThat(pks(first)).containsExactly(14L, 13L, 12L, 11L, 10L);
    assertThat(first.get("next")).isEqualTo(10L);
    var second = terminal.clew("process", "list", "-a", "--limit", "5", "--next", "10", "--json").json();
    assertThat(pks(second)).containsExactly(6L, 4L, 2L);
    assertThat(second.get("next")).isNull();
  }

  @Test void emptyHomeHasNoProcesses() {
    var answer = new Terminal(home.resolve("new")).clew("process", "list", "-a", "--json");
    assertThat(answer.status()).isZero();
    assertThat(answer.out()).isEqualToIgnoringNewLines("{\"processes\":[],\"next\":null}");
  }

  @Test void statusDrawsTheTreeOfCalls() {
    assertThat(terminal.clew("process", "status", "2").out()).isEqualTo("""
        MultiplyAdd<2> ⏹ Finished [0]
        ├── multiply<4> ⏹ Finished [0]
        └── ArithmeticAdd<6> ⏹ Finished [0]
        """);
    assertThat(terminal.clew("process", "status", "2", "-m", "0").out()).endsWith("└── … 2 more\n");
  }

  @Test void reportIsInOrderOfTimeAndIndentedByDepth() {
    var answer = terminal.clew("process", "report", "2", "--json").json();
    assertThat((List<?>) answer.get("reports")).extracting(line -> ((Map<?, ?>) line).get("message"), line -> ((Map<?, ?>) line).get("depth"))
        .containsExactly(tuple("multiplied", 0L),
            tuple("odd output\nsecond line", 1L), tuple("added", 0L));
    assertThat(terminal.clew("process", "report", "2", "--level", "WARNING").out()).contains("  [6 | WARNING]: odd output").doesNotContain("added");
  }

  @Test void whyOfAnEndedProcessTellsTheEnd() {
    assertThat(terminal.clew("process", "why", "14").out())
        .isEqualToIgnoringNewLines("Relax<14> waits for nothing: it is finished with exit status 400 (The result is negative.).");
    assertThat(terminal.clew("process", "why", "12").out()).contains("it is excepted (IllegalStateException: no atoms)");
  }

  @Test void watchEndsWhenTheNamedProcessesHaveEnded() {
    var answer = terminal.clew("process", "watch", "2");
    assertThat(answer.status()).isZero();
    assertThat(answer.out().lines()).hasSize(3).last().asString().contains("MultiplyAdd<2> ⏹ Finished [0]");
  }

  private List<Long> pks(String... options) {
    var args = new ArrayList<>(List.of("process", "list", "--json"));
    args.addAll(List.of(options));
    return pks(terminal.clew(args.toArray(String[]::new)).json());
  }

  private static List<Long> pks(Map<?, ?> listing) {
    return ((List<?>) listing.get("processes")).stream().map(process -> (Long) ((Map<?, ?>) process).get("pk")).toList();
  }

  private Object golden(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/golden/" + name)) {
      return PlainJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
