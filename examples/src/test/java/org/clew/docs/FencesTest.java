package org.clew.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.clew.cli.Cli;
import org.clew.cli.Shell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No block of a page is without a check: Java is compiled, commands are run, JSON and YAML are read, and what none of this can be
 * done with says why. Commands that are not run are still commands with options that exist, and every setting that is named is
 * one.
 */
class FencesTest {
  private static final Set<String> LANGUAGES = Set.of("java", "sh", "text", "json", "yaml", "mermaid");
  private static final Pattern FENCE = Pattern.compile("^```.*$", Pattern.MULTILINE);
  private static final Pattern SETTING = Pattern.compile("clew config (?:set|get|unset) ([\\w.]+)");
  private static final Pattern CLEW = Pattern.compile("(?:\\w+=\\S+ +|xargs +(?:-\\S+ +)*)*(?:\\./)?clew +(.*)");
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");

  @TempDir static Path home;
  private static Set<String> settings;

  @BeforeAll static void listSettings() throws IOException {
    var out = new ByteArrayOutputStream();
    var status = Cli.run(shell(out), "config", "list", "--json");
    var text = out.toString(StandardCharsets.UTF_8);
    assertThat(status).as(text).isZero();
    settings = new TreeSet<>();
    new ObjectMapper().readTree(text).fieldNames().forEachRemaining(settings::add);
    assertThat(settings).contains("storage.backend");
  }

  static List<Path> pages() {
    return Pages.all();
  }

  static List<Pages.Block> blocks() {
    return Pages.all().stream().flatMap(page -> Pages.blocks(page).stream()).toList();
  }

  static List<Pages.Block> notRun() {
    return blocks().stream().filter(block -> block.language().equals("sh") && !block.isRun()).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyFenceOpensOrEndsABlock(Path page) {
    var fences = FENCE.matcher(Pages.text(page)).results().map(found -> found.group()).toList();
    for (int i = 0; i < fences.size(); i++) {
      if (i % 2 == 1)
        assertThat(fences.get(i)).as("%s: the end of a block stands alone on its line", page.getFileName()).isEqualTo("```");
      else assertThat(LANGUAGES).as("%s: the language of a block", page.getFileName()).contains(fences.get(i).substring(3));
    }
    assertThat(fences.size() % 2).as("%s: a block that does not end", page.getFileName()).isZero();
    assertThat(Pages.blocks(page)).hasSize(fences.size() / 2);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void textIsWhatIsPrintedOrSaysWhyNot(Path page) {
    var blocks = Pages.blocks(page);
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      if (!block.language().equals("text") || "not run".equals(block.remark())) continue;
      var before = i == 0 ? null : blocks.get(i - 1);
      assertThat(before != null && before.language().equals("sh")
          && CommandBlocksTest.areNeighbours(Pages.text(page), before, block))
          .as("%s: text stands right below the commands that print it, or below <!-- not run: REASON -->", block).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void dataCanBeRead(Pages.Block block) {
    if (block.language().equals("yaml"))
      assertThatCode(() -> new ObjectMapper(new YAMLFactory()).readTree(block.text())).as(block.toString())
          .doesNotThrowAnyException();
    if (block.language().equals("json"))
      assertThatCode(() -> new ObjectMapper().readTree(block.text())).as(block.toString()).doesNotThrowAnyException();
    if ("not run".equals(block.remark())) assertThat(block.argument()).as("%s: the reason", block).isNotBlank();
  }

  @Test void computersInFilesCanBeSetUp(@TempDir Path folder) throws IOException {
    var computers = blocks().stream().filter(block -> block.language().equals("yaml") && block.text().contains("\ntransport: "))
        .toList();
    assertThat(computers).isNotEmpty();
    for (var block : computers) {
      var out = new ByteArrayOutputStream();
      var file = Files.writeString(folder.resolve("computer.yaml"), block.text());
      assertThat(Cli.run(shell(out), "computer", "setup", "--config", file.toString(), "-n")).as("%s: %s", block, out).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("notRun")
  void commandsExistWithTheirOptions(Pages.Block block) {
    for (var words : commands(block.text())) {
      assertThatCode(() -> Cli.whole(shell(new ByteArrayOutputStream())).parseArgs(words.toArray(String[]::new)))
          .as("%s: clew %s", block, String.join(" ", words)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void settingsExist(Path page) {
    assertThat(SETTING.matcher(Pages.text(page)).results().map(found -> found.group(1)).filter(name -> name.contains(".")))
        .as(page.toString())
        .allSatisfy(name -> assertThat(settings).contains(name));
  }

  @Test void commandsAreTakenApart() {
    assertThat(
        commands("clew process list -r | xargs clew process pause   # all\nX=1 ./clew run 'a b' c=\"d\"\ncreateuser clew\n"))
        .containsExactly(List.of("process", "list", "-r"), List.of("process", "pause"), List.of("run", "a b", "c=d"));
  }

  /** The words of each {@code clew} command. */
  private static List<List<String>> commands(String text) {
    var commands = new ArrayList<List<String>>();
    for (var line : text.replace("\\\n", " ").lines().toList()) {
      for (var part : line.replaceFirst("(^|\\s)# .*$", "").split("\\||&&|;")) {
        var clew = CLEW.matcher(part.strip());
        if (clew.matches()) {
          commands.add(WORD.matcher(clew.group(1)).results().map(found -> found.group().replace("'", "").replace("\"", ""))
              .toList());
        }
      }
    }
    return commands;
  }

  private static Shell shell(ByteArrayOutputStream out) {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Shell(home, stream, stream, Map.of(), 0);
  }
}
