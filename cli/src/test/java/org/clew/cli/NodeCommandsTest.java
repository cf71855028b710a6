package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.clew.store.PlainJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class NodeCommandsTest {
  private static final History PAST = History.get();

  @TempDir Path folder;

  @Test void showListsContentAndLinks() {
    var json = PAST.json("node", "show", output()).json();
    assertThat(json.keySet()).containsExactly("pk", "uuid", "node_type", "process_type", "label", "description",
        "ctime", "mtime", "content", "incoming", "outgoing", "extras", "comments", "groups");
    assertThat(json.get("content")).isEqualTo(5L);
    assertThat((List<?>) json.get("incoming")).map(link -> (String) ((Map<?, ?>) link).get("type"))
        .containsExactlyInAnyOrder("create", "return");
    assertThat(PAST.json("node", "show", PAST.sum).json().keySet()).contains("attributes");
    assertThat(PAST.run("node", "show", output()).ok().out()).contains("data.int", "Incoming", "create");
  }

  @Test void treeLeadsToWhatAValueWasMadeFrom() {
    var tree = PAST.json("node", "tree", output()).json();
    assertThat(tree.get("type")).isEqualTo("data.int");
    assertThat(tree.toString()).contains("test.add");
    var text = PAST.run("node", "tree", output()).ok().out();
    assertThat(text).startsWith("int 5 <" + output() + ">")
        .contains("create", "test.add", "input_calc x: int 2", "input_calc y: int 3");
    assertThat(PAST.run("node", "tree", "-m", "0", output()).ok().out()).hasLineCount(1);
  }

  @Test void graphAsSvgIsWellFormed() throws Exception {
    var svg = parse(PAST.run("node", "graph", PAST.caller).ok().out());
    assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg.getDocumentElement().getTextContent()).contains("CallerChain", "SumChain", "add");
  }

  @Test void graphAsDotHasNodesAndArrows() {
    var dot = PAST.run("node", "graph", "-f", "dot", PAST.caller).ok().out();
    assertThat(dot).startsWith("digraph").contains("->", "CallerChain");
    assertThat(dot.chars().filter(c -> c == '{').count()).isEqualTo(dot.chars().filter(c -> c == '}').count());
  }

  @Test void graphAsJsonLinksKnownNodes() {
    for (var said : List.of(PAST.run("node", "graph", "-f", "json", PAST.caller), PAST.json("node", "graph", PAST.caller))) {
      var nodes = said.ok().list("nodes");
      assertThat(nodes).allSatisfy(node -> assertThat(node.keySet())
          .containsExactly("pk", "uuid", "node_type", "title", "text"));
      var pks = nodes.stream().map(node -> node.get("pk")).toList();
      assertThat(said.list("links")).isNotEmpty().allSatisfy(link -> {
        assertThat(link.keySet()).containsExactly("source", "target", "type", "label");
        assertThat(pks.contains(link.get("source")) && pks.contains(link.get("target"))).isTrue();
      });
    }
  }

  @Test void graphIsWrittenToAFileInTheFormatOfItsName() throws Exception {
    for (var name : List.of("a.svg", "a.dot", "a.json")) {
      var said = PAST.run("node", "graph", PAST.sum, "-o", folder.resolve(name).toString()).ok();
      assertThat(said.out()).isEmpty();
      assertThat(said.err()).contains("Wrote ", name);
    }
    parse(Files.readString(folder.resolve("a.svg")));
    assertThat(Files.readString(folder.resolve("a.dot"))).startsWith("digraph");
    assertThat(PlainJson.read(Files.readString(folder.resolve("a.json")))).isInstanceOf(Map.class);
    assertThat(PAST.run("node", "graph", PAST.sum, "-o", folder.resolve("no/where.svg").toString()).refusal(1))
        .contains("where.svg", "there is no such folder");
  }

  @Test void graphSaysWhenItIsCut() {
    var said = PAST.run("node", "graph", "--max-nodes", "2", "-f", "json", PAST.caller).ok();
    assertThat(said.list("nodes")).hasSize(2);
    assertThat(said.err()).contains("Only 2 nodes are drawn");
  }

  private static String output() {
    var outputs = (Map<?, ?>) PAST.json("process", "show", PAST.sum).json().get("outputs");
    return Clew.pk((Map<?, ?>) outputs.get("sum"));
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
