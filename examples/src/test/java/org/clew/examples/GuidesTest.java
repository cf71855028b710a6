package org.clew.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide to restart work chains shows code that is compiled. */
class GuidesTest {
  private static final Pattern BLOCK = Pattern.compile("<!-- code: (\\S+)#(\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);

  @Test void codeOfTheRestartGuideIsTheRegionItNames() throws IOException {
    var blocks = BLOCK.matcher(Files.readString(Readme.root().resolve("docs/restart-chains.md"))).results().toList();
    assertThat(blocks).isNotEmpty();
    for (var block : blocks) {
      var source = Files.readString(Readme.root().resolve(block.group(1)));
      assertThat(block.group(3)).isEqualTo(ReadmeTest.region(source, block.group(2)));
    }
  }
}
