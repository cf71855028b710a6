package org.clew.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages show code that is compiled: each Java block equals the region of a source file that the comment above it names. */
class CodeBlocksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");

  static List<Pages.Block> blocks() {
    return Pages.all().stream().flatMap(page -> Pages.blocks(page).stream()).filter(block -> block.language().equals("java")).toList();
  }

  static List<Path> pages() {
    return Pages.all();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void blockIsTheRegionItNames(Pages.Block block) {
    assertThat(block.remark()).as("%s: a java block needs <!-- code: FILE#REGION --> above it:%n%s", block, block.text())
        .isEqualTo("code");
    var place = block.argument().split("#", 2);
    var source = Pages.text(Pages.root().resolve(place[0]));
    assertThat(block.text()).as("%s: the source has changed; copy region '%s' of %s into the block", block, place[1], place[0])
        .isEqualTo(Pages.region(source, place[1]));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToFiles(Path page) {
    var missing = LINK.matcher(Pages.text(page)).results().map(found -> found.group(1))
        .filter(link -> !Files.exists(page.resolveSibling(link))).toList();
    assertThat(missing).as("links of %s without a file", page.getFileName()).isEmpty();
  }

  @Test void everyPageIsInTheListOfPages() {
    var list = Pages.text(Pages.root().resolve("docs/README.md"));
    assertThat(Pages.all()).filteredOn(page -> page.getParent().endsWith("docs") && !page.endsWith("README.md"))
        .allSatisfy(page -> assertThat(list).as("docs/README.md").contains("(" + page.getFileName() + ")"));
  }

  @Test void regionsLoseTheirIndentAndMustExist() {
    var source = "a\n  // #region x\n  b\n    c\n  // #endregion\n";
    assertThat(Pages.region(source, "x")).isEqualTo("b\n  c\n");
    assertThatThrownBy(() -> Pages.region(source, "y")).hasMessageContaining("// #region y");
  }
}
