package org.clew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link between pages leads to a file that is there, and to a heading that it has. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern BLOCK = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*?) *$", Pattern.MULTILINE);

  static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(Pages.root()); Stream<Path> docs = Files.walk(Pages.root().resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) {
    assertThat(LINK.matcher(prose(Pages.text(page))).results()).as("links of %s", Pages.root().relativize(page))
        .allSatisfy(link -> {
      var target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
      assertThat(target).exists();
      if (link.group(2) != null && target.toString().endsWith(".md")) {
        assertThat(anchors(Pages.text(target))).as("headings of %s", Pages.root().relativize(target)).contains(link.group(2));
      }
    });
  }

  @Test void headingsHaveTheAnchorsThatGitHubGivesThem() {
    assertThat(
        anchors("# What `computer test` tells\n\n## A & B: all, at once\n\n## Limits\n\n## Limits\n\n```sh\n# no heading\n```\n"))
        .isEqualTo(Set.of("what-computer-test-tells", "a--b-all-at-once", "limits", "limits-1"));
  }

  private static String prose(String text) {
    return BLOCK.matcher(text).replaceAll("");
  }

  private static Set<String> anchors(String text) {
    var anchors = new TreeSet<String>();
    var seen = new HashMap<String, Integer>();
    HEADING.matcher(prose(text)).results().forEach(heading -> {
      var anchor = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    });
    return anchors;
  }
}
