package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCommandsTest {
  @TempDir static Path home;

  @BeforeAll static void fill() {
    SampleStore.fill(home);
  }

  private static Terminal.Answer node(String... args) {
    var all = new String[args.length + 1];
    all[0] = "node";
    System.arraycopy(args, 0, all, 1, args.length);
    return new Terminal(home).clew(all);
  }

  @Test void showsContentAndLinks() {
    var json = node("show", "5", "--json").json();
    assertThat(json.get("content")).isEqualTo(10L);
    assertThat((List<?>) json.get("incoming")).hasSize(2);
    assertThat(node("show", "5").out()).contains("create", "arithmetic.add", "return");
  }

  @Test void treeLeadsBackToTheFirstInputs() {
    assertThat(node("tree", "5").out()).isEqualTo("""
        int 10 <5>
        └── create sum: arithmetic.add <6>
            └── input_calc x: int 6 <3>
                └── create result: arithmetic.multiply <4>
                    └── input_calc x: int 2 <1>
        """);
  }

  @Test void graphIsWellFormedSvgWithEveryNode() throws Exception {
    var svg = node("graph", "2").out();
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new java.io.ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("ellipse").getLength()).isEqualTo(5);
    assertThat(document.getElementsByTagName("g").getLength()).isEqualTo(8);
  }

  @Test void graphFormatFollowsTheFileName(@TempDir Path folder) throws IOException {
    var file = folder.resolve("picture.dot");
    assertThat(node("graph", "2", "-o", file.toString()).out()).isEmpty();
    assertThat(Files.readString(file)).startsWith("digraph").contains("n2 -> n4");
    assertThat((List<?>) node("graph", "2", "--json").json().get("links")).hasSize(10);
  }

  @Test void depthsLimitTheGraph() {
    assertThat((List<?>) node("graph", "5", "--descendants", "0", "--ancestors", "1", "--json").json().get("nodes")).hasSize(3);
    var cut = node("graph", "2", "--max-nodes", "3", "--json");
    assertThat((List<?>) cut.json().get("nodes")).hasSize(3);
    assertThat(cut.err()).contains("Only 3 nodes are drawn");
  }

  @Test void unwritableFileIsRefused() {
    var answer = node("graph", "2", "-o", home.resolve("missing/x.svg").toString());
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).contains("Cannot write");
  }
}
