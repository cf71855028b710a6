package org.clew.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README shows code that is compiled: each Java block equals the region of a source file that the comment above it names. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("(?:<!-- code: (\\S+)#(\\S+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");

  record Block(String file, String region, String code) {
    @Override public String toString() {
      return file + "#" + region;
    }
  }

  static List<Block> blocks() throws IOException {
    return BLOCK.matcher(Readme.text()).results().map(found -> new Block(found.group(1), found.group(2), found.group(3)))
        .toList();
  }

  @Test void hasBlocks() throws IOException {
    assertThat(blocks()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void blockIsTheRegionItNames(Block block) throws IOException {
    assertThat(block.file())
        .as("a java block of README.md needs <!-- code: FILE#REGION --> above it:%n%s", block.code()).isNotNull();
    var source = Files.readString(Readme.root().resolve(block.file()));
    assertThat(block.code()).as("README.md, block %s: the source has changed; copy the region into the block", block)
        .isEqualTo(region(source, block.region()));
  }

  @Test void linksLeadToFiles() throws IOException {
    var missing = LINK.matcher(Readme.text()).results().map(found -> found.group(1))
        .filter(link -> !Files.exists(Readme.root().resolve(link))).toList();
    assertThat(missing).as("links of README.md without a file").isEmpty();
  }

  @Test void regionsLoseTheirIndentAndMustExist() {
    var source = "a\n  // #region x\n  b\n    c\n  // #endregion\n";
    assertThat(region(source, "x")).isEqualTo("b\n  c\n");
    assertThatThrownBy(() -> region(source, "y")).hasMessageContaining("// #region y");
  }

  static String region(String source, String name) {
    var between = "^ *// #region " + Pattern.quote(name) + "\n(.*?)^ *// #endregion";
    var body = Pattern.compile(between, Pattern.DOTALL | Pattern.MULTILINE).matcher(source).results().findFirst()
        .orElseThrow(() -> new AssertionError("no '// #region " + name + "' … '// #endregion' in the source")).group(1);
    int indent = body.lines().filter(line -> !line.isBlank()).mapToInt(line -> line.length() - line.stripLeading().length()).min()
        .orElse(0);
    return body.lines().map(line -> line.isBlank() ? "" : line.substring(indent)).collect(Collectors.joining("\n", "", "\n"));
  }
}

