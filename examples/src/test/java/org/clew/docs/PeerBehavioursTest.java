package org.clew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of the decision about the peer's tests names a test that exists, or says why there is none. */
class PeerBehavioursTest {
  private static final Path PAGE = Pages.root().resolve("docs/adr/0019-peer-behaviours.md");
  private static final Pattern ROW = Pattern.compile("^\\| (?!behaviour \\|)(?!-)(.+?) \\| (.+) \\|$", Pattern.MULTILINE);
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");
  private static final String TEST =
      "@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|Property|Example|CrashAfterEveryStep|Golden)\\b";

  /** Files by the name of their class; two modules may have one of the same name. */
  private static Map<String, List<Path>> sources;

  record Row(String behaviour, String here) {
    @Override public String toString() {
      return behaviour;
    }
  }

  static List<Row> rows() {
    return ROW.matcher(Pages.text(PAGE)).results().map(found -> new Row(found.group(1), found.group(2))).toList();
  }

  @BeforeAll static void listTests() {
    sources = new TreeMap<>();
    try (Stream<Path> modules = Files.list(Pages.root())) {
      for (var module : modules.map(folder -> folder.resolve("src/test/java")).filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.walk(module)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(file ->
              sources.computeIfAbsent(file.getFileName().toString().replace(".java", ""), _ -> new ArrayList<>()).add(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void namesATestOrSaysWhyNot(Row row) {
    var named = NAMED.matcher(row.here()).results().toList();
    if (!row.here().startsWith("differs: ") && !row.here().startsWith("not applicable: "))
      assertThat(named).as("%s: needs a test, or 'differs: WHY', or 'not applicable: WHY'", row).isNotEmpty();
    var wrong = new ArrayList<String>();
    for (var test : named) if (!exists(test.group(1), test.group(2))) wrong.add(test.group());
    assertThat(wrong).as("%s: there are no such tests", row).isEmpty();
  }

  @Test void behavioursStandOnce() {
    assertThat(rows()).hasSizeGreaterThan(150);
    assertThat(rows()).extracting(Row::behaviour).doesNotHaveDuplicates();
  }

  @Test void seesThatATestIsMissing() {
    assertThat(exists("PeerBehavioursTest", "seesThatATestIsMissing")).isTrue();
    assertThat(exists("PeerBehavioursTest", "exists")).as("no test").isFalse();
    assertThat(exists("PeerBehavioursTest", "nothing")).isFalse();
    assertThat(exists("NoSuchTest", "nothing")).isFalse();
  }

  /** Whether a method with an annotation of a test has that name; tests of other modules are not on the class path. */
  private static boolean exists(String type, String method) {
    var annotated = Pattern.compile(TEST + "(?:(?!\\n {2}}\\n)(?!" + TEST
        + ")[\\s\\S])*?\\b(?:void|boolean|Stream<DynamicTest>)\\s+" + method + "\\(");
    return sources.getOrDefault(type, List.of()).stream().anyMatch(file -> annotated.matcher(Pages.text(file)).find());
  }
}
