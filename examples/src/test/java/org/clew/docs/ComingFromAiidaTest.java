package org.clew.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clew.cli.Cli;
import org.clew.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page for people who come from AiiDA names every public name of its engine; every counterpart exists, and code that runs in
 * the build uses it: the code that its section shows, or a test that the section names after "Run by". A command must be in a
 * block that is run.
 */
class ComingFromAiidaTest {
  private static final Path PAGE = Pages.root().resolve("docs/coming-from-aiida.md");
  private static final Path NAMES = Pages.root().resolve("examples/src/test/resources/org/clew/docs/aiida-engine-names.txt");
  private static final Pattern ROW = Pattern.compile("^\\| `([\\w.]+)` \\| (.+?) \\|(.*)\\|$", Pattern.MULTILINE);
  private static final Pattern SHOWN = Pattern.compile("^<!-- code: \\S*/(\\w+)\\.java#", Pattern.MULTILINE);
  private static final Pattern RUN_BY = Pattern.compile("^Run by (.*?)\\.$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** A part of the page, and what its code and the tests that it names use. */
  record Section(String title, Uses uses) {
    static Section of(String text) {
      var shown = SHOWN.matcher(text).results().map(found -> found.group(1));
      var named = RUN_BY.matcher(text).results().flatMap(found -> QUOTED.matcher(found.group(1)).results())
          .map(found -> found.group(1));
      return new Section(text.lines().findFirst().orElseThrow(),
          CompiledTests.uses(Stream.concat(shown, named).distinct().toList()));
    }
  }

  record Row(String name, String counterpart, Section section) {
    List<String> names() {
      return QUOTED.matcher(counterpart).results().map(found -> found.group(1)).toList();
    }

    @Override public String toString() {
      return name + " -> " + counterpart;
    }
  }

  static List<Row> rows() {
    return Arrays.stream(Pages.text(PAGE).split("(?m)^## ")).filter(text -> ROW.matcher(text).find()).flatMap(text -> {
      var section = Section.of(text);
      return ROW.matcher(text).results().map(found -> new Row(found.group(1), found.group(2), section));
    }).toList();
  }

  @Test void everyNameOfTheEngineHasOneRow() {
    assertThat(rows()).extracting(Row::name).containsExactlyInAnyOrderElementsOf(Pages.text(NAMES).lines().toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void counterpartExistsAndIsRun(Row row) {
    assertThat(row.names()).as("%s: a counterpart in backticks", row.name()).isNotEmpty();
    assertThat(row.names()).allSatisfy(name -> {
      assertThat(problem(name)).as(row.name()).isEmpty();
      assertThat(isRun(name, row.section()))
          .as("%s: neither the code that section '%s' shows nor a test that it names after 'Run by' uses %s",
          row.name(), row.section().title(), name).isTrue();
    });
  }

  @Test void whatNobodyRunsIsNoticed() {
    var checkpoints = Section.of("Checkpoints\n\nRun by `CheckpointSnippetsTest`.\n");
    assertThat(isRun("Persister#saveCheckpoint", checkpoints)).isTrue();
    assertThat(isRun("Persister#loadCheckpoint", checkpoints)).isTrue();
    assertThat(isRun("DaemonClient#restartRolling", checkpoints)).isFalse();
    assertThat(isRun("Halvings", checkpoints)).as("no public name of Clew").isFalse();
    assertThatThrownBy(() -> Section.of("No test\n\nRun by `Halvings`.\n")).hasMessageContaining("is a test that runs");
    assertThatThrownBy(() -> Section.of("Nothing\n\nRun by `NoSuchTest`.\n"))
        .hasMessageContaining("no compiled class NoSuchTest");
  }

  private static boolean isRun(String name, Section section) {
    if (!name.startsWith("clew ")) return Names.isUsed(name, section.uses());
    return Pages.all().stream().flatMap(page -> Pages.blocks(page).stream()).filter(Pages.Block::isRun)
        .anyMatch(block -> block.text().contains(name + " "));
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
