package org.clew.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
  @Test void linesComeOneByOne() throws IOException {
    assertThat(lines("", 9)).isEmpty();
    assertThat(lines("a\n\nbc", 9)).containsExactly("a", "", "bc");
    assertThat(lines("a\nbc\n", 9)).containsExactly("a", "bc");
    var long1 = "x".repeat(65_536);
    assertThat(lines(long1 + "\n" + long1 + "y\nz", 100_000)).containsExactly(long1, long1 + "y", "z");
  }

  @Test void aLineThatIsTooLongIsGivenUp() {
    assertThatThrownBy(() -> lines("abc\n" + "x".repeat(200_000), 100_000)).isInstanceOf(IOException.class)
        .hasMessageContaining("more than 100000");
  }

  private static List<String> lines(String text, int longest) throws IOException {
    var lines = new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), longest);
    var found = new ArrayList<String>();
    for (var line = lines.next(); line != null; line = lines.next()) found.add(new String(line, StandardCharsets.UTF_8));
    return found;
  }
}
