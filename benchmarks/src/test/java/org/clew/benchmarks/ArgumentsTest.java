package org.clew.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  private static final Load LOAD = new Load("demo", "Shows options", List.of(
      Option.number("count", 2, "chains", 20_000, "How many run"),
      Option.number("seed", 0, "", "by chance", "Where it begins"),
      Option.numbers("scale", 1, "workers", "Sizes"), Option.text("home", "DIR", "Where it runs"),
      Option.toggle("plain", "Without functions")), arguments -> {
        throw new IllegalStateException("begun");
      });

  private record Said(int status, String out, String err) {}

  private static Said bench(String... words) throws Exception {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status = Main.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test void valuesAndDefaultsAreFound() {
    var given = Arguments.of(LOAD, List.of("--scale", "4,2", "--plain", "--seed", "7"));
    assertThat(given.number("count")).isEqualTo(20_000);
    assertThat(given.number("seed", 1)).isEqualTo(7);
    assertThat(given.numbers("scale")).containsExactly(4, 2);
    assertThat(given.has("plain")).isTrue();
    assertThat(given.has("home")).isFalse();
    assertThatThrownBy(() -> given.number("cuont")).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not declared");
  }

  @ParameterizedTest @CsvSource(delimiter = '|', value = {
      "--unknown 5     | '--unknown' is no option of demo: it takes --count N, --seed N, --scale N,N, --home DIR, --plain.",
      "count 5         | 'count' is no option of demo",
      "--plain 3       | '3' is no option of demo",
      "--count         | --count of demo takes a whole number of 2 or more (chains), and none is given.",
      "--count many    | --count of demo takes a whole number of 2 or more (chains), not 'many'.",
      "--count 1       | 2 or more (chains), not '1'",
      "--count --plain | not '--plain'",
      "--seed -1       | 0 or more, not '-1'",
      "--scale 3,      | --scale of demo takes whole numbers of 1 or more with commas between them (workers), not '3,'",
      "--plain --plain | --plain of demo is given twice"})
  void wrongOnesAreNamedWithTheLoadAndWhatItTakes(String words, String message) {
    assertThatThrownBy(() -> Arguments.of(LOAD, List.of(words.split(" ")))).isInstanceOf(UsageException.class)
        .hasMessageContaining(message).message().doesNotContain("\n");
  }

  @Test void wrongUsageHasStatusTwoAndBeginsNothing() throws Exception {
    for (var load : Loads.ALL) {
      var said = bench(load.name(), "--unknown", "5");
      assertThat(said.status()).as(load.name()).isEqualTo(2);
      assertThat(said.err().lines()).singleElement().asString()
          .startsWith("clew-bench: '--unknown' is no option of " + load.name());
      assertThat(said.out()).isEmpty();
    }
    assertThat(bench("chians").err()).contains("there is no load 'chians'", "chains");
    assertThat(bench("chians").status()).isEqualTo(2);
    assertThat(bench().status()).isEqualTo(2);
  }

  @Test void helpTellsOptionsWithDefaultsAndUnits() throws Exception {
    for (var load : Loads.ALL) {
      var said = bench(load.name(), "--count", "3", "--help");
      assertThat(said.status()).isZero();
      assertThat(said.err()).isEmpty();
      assertThat(said.out().lines().skip(1)).as(load.name()).hasSameSizeAs(load.options())
          .allSatisfy(line -> assertThat(line).startsWith("  --").hasSizeLessThanOrEqualTo(130));
    }
    assertThat(bench("latency", "--help").out().lines())
        .containsExactly("clew-bench latency: one three-step work chain alone, from submit to result.",
            "  --count N         How many run, one after the other (chains; default 3000)");
    assertThat(bench("--help").out()).contains("usage: clew-bench NAME", "submissions");
    assertThat(bench("--help").status()).isZero();
  }
}
