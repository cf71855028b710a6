package org.clew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clew.cli.Cli;
import org.clew.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page for people who come from AiiDA names every public name of its engine, and every counterpart that it names exists. */
class ComingFromAiidaTest {
  private static final Path PAGE = Pages.root().resolve("docs/coming-from-aiida.md");
  private static final Path NAMES = Pages.root().resolve("examples/src/test/resources/org/clew/docs/aiida-engine-names.txt");
  private static final Pattern ROW = Pattern.compile("^\\| `([\\w.]+)` \\| (.+?) \\|(.*)\\|$", Pattern.MULTILINE);
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  record Row(String name, String counterpart) {
    List<String> names() {
      return QUOTED.matcher(counterpart).results().map(found -> found.group(1)).toList();
    }

    @Override public String toString() {
      return name + " -> " + counterpart;
    }
  }

  static List<Row> rows() {
    return ROW.matcher(Pages.text(PAGE)).results().map(found -> new Row(found.group(1), found.group(2))).toList();
  }

  @Test void everyNameOfTheEngineHasOneRow() {
    assertThat(rows()).extracting(Row::name).containsExactlyInAnyOrderElementsOf(Pages.text(NAMES).lines().toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void counterpartExists(Row row) {
    assertThat(row.names()).as("%s: a counterpart in backticks", row.name()).isNotEmpty();
    assertThat(row.names()).allSatisfy(name -> assertThat(problem(name)).as(row.name()).isEmpty());
  }

  @Test void everySectionShowsCodeThatRuns() {
    var sections = Pages.text(PAGE).split("(?m)^## ");
    assertThat(Arrays.stream(sections).skip(1).filter(section -> ROW.matcher(section).find()))
        .allSatisfy(section -> assertThat(section).as(section.lines().findFirst().orElseThrow()).contains("```java\n"));
  }

  private static Optional<String> problem(String name) {
    if (!name.startsWith("clew ")) return Names.problem(name);
    var nowhere = new PrintStream(new ByteArrayOutputStream());
    var line = Cli.whole(new Shell(Path.of("none"), nowhere, nowhere, Map.of(), 0));
    for (var word : name.split(" ")) {
      if (word.equals("clew")) continue;
      line = line.getSubcommands().get(word);
      if (line == null) return Optional.of("there is no command '" + name + "'");
    }
    return Optional.empty();
  }
}
