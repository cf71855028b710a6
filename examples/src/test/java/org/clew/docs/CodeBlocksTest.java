package org.clew.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages show code that is compiled: each Java block equals the region of a source file that the comment above it names. */
class CodeBlocksTest {
  static List<Pages.Block> blocks() {
    return Pages.all().stream().flatMap(page -> Pages.blocks(page).stream()).filter(block -> block.language().equals("java"))
        .toList();
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

  @Test void everyPageIsInTheListOfPages() {
    var list = Pages.text(Pages.root().resolve("docs/README.md"));
    assertThat(Pages.all()).filteredOn(page -> page.getParent().endsWith("docs") && !page.endsWith("README.md"))
        .allSatisfy(page -> assertThat(list).as("docs/README.md").contains("(" + page.getFileName() + ")"));
  }

  @Test void everyDecisionIsInTheListOfDecisions() throws IOException {
    var list = Pages.root().resolve("docs/adr/README.md");
    try (var decisions = Files.list(list.getParent())) {
      assertThat(decisions.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d{4}-.*")))
          .allSatisfy(name -> assertThat(Pages.text(list)).contains("[" + name.substring(0, 4) + "](" + name + ")"));
    }
  }

  @Test void regionsLoseTheirIndentAndMustExist() {
    var source = "a\n  // #region x\n  b\n    c\n  // #endregion\n";
    assertThat(Pages.region(source, "x")).isEqualTo("b\n  c\n");
    assertThatThrownBy(() -> Pages.region(source, "y")).hasMessageContaining("// #region y");
  }
}
