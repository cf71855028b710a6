package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that are taken from a process, a protocol, a file or a template. */
class StartingInputsTest {
  @TempDir Path folder;

  @Test @DisplayName("15.2/20 a process is started again with the nodes and the metadata of an earlier one")
  void startsFromAProcess() {
    var clew = clew();
    var first = clew.submit("test.sum", "x=2", "y=3", "metadata.label=mine", "metadata.description=five");
    var same = clew.json("process", "show", clew.submit("--restart-from", first)).json();
    assertThat(same).containsEntry("process_type", "test.sum").containsEntry("label", "mine")
        .containsEntry("description", "five");
    assertThat(input(same, "x")).isEqualTo(input(clew.json("process", "show", first).json(), "x"));
    var other = clew.json("process", "show", clew.submit("--restart-from", first, "x=20", "metadata.label=another")).json();
    assertThat(input(other, "x")).containsEntry("value", 20L);
    assertThat(input(other, "y")).isEqualTo(input(same, "y"));
    assertThat(other).containsEntry("label", "another").containsEntry("description", "five");
  }

  @Test void printsTheInputsOfAProcessAsAFileThatIsTakenBack() throws IOException {
    var clew = clew();
    var first = clew.submit("test.sum", "x=2", "y=3", "metadata.label=mine");
    var file = folder.resolve("inputs.yaml");
    assertThat(clew.run("process", "inputs", first, "--yaml").ok().out())
        .contains("clew run test.sum --inputs FILE", "# int<", "> 2\n", "label: mine");
    clew.run("process", "inputs", first, "-o", file.toString()).ok();
    var second = clew.json("process", "show", clew.submit("test.sum", "--inputs", file.toString())).json();
    assertThat(input(second, "x")).isEqualTo(input(clew.json("process", "show", first).json(), "x"));
    assertThat(second).containsEntry("label", "mine");
    assertThat(clew.json("process", "inputs", first).json().keySet()).containsExactly("x", "y", "metadata");
  }

  @Test void startsFromAProtocol() {
    var clew = clew();
    assertThat(inputs(clew, "--protocol", "small")).containsExactly(1L, 2L);
    assertThat(inputs(clew, "--protocol", "default")).containsExactly(1000L, 100L);
    assertThat(inputs(clew, "--protocol", "large", "y=7")).containsExactly(1000L, 7L);
    assertThat(clew.run("submit", "test.sum", "--protocol", "smal").refusal(1))
        .contains("has no protocol 'smal'; did you mean 'small'?");
    assertThat(clew.run("submit", "test.echo", "--protocol", "small").refusal(1)).contains("'test.echo' has no protocols");
    assertThat(clew.run("plugin", "list", "test.sum").ok().out()).contains("large (default)", "Two small numbers");
    assertThat(clew.json("plugin", "list", "test.sum").json())
        .containsEntry("protocols", Map.of("default", "large", "descriptions",
        Map.of("small", "Two small numbers", "large", "")));
  }

  @Test void aTemplateIsTakenBackWhenItIsFilledIn() throws IOException {
    var clew = clew();
    var template = clew.run("plugin", "list", "test.sum", "--template").ok().out();
    assertThat(template).contains("# required: First term\nx:  # int\n", "# metadata:\n");
    var file = Files.writeString(folder.resolve("template.yaml"), template);
    assertThat(clew.run("submit", "test.sum", "--inputs", file.toString()).refusal(1))
        .contains("inputs.x: null is not accepted here", "inputs.y: null is not accepted here");
    Files.writeString(file, template.replaceFirst("x: ", "x: 2").replaceFirst("y: ", "y: 3"));
    assertThat(clew.json("process", "show", clew.submit("test.sum", "--inputs", file.toString())).json())
        .containsEntry("process_type", "test.sum");
  }

  @Test void theSchemaNamesEveryPort() {
    var schema = clew().run("plugin", "list", "test.sum", "--schema").ok().json();
    assertThat(schema).containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema").containsEntry("title", "test.sum")
        .containsEntry("required", List.of("x", "y")).containsEntry("additionalProperties", false);
    assertThat(((Map<?, ?>) schema.get("properties")).get("x")).isEqualTo(Map.of("description", "First term", "anyOf",
        List.of(Map.of("type", "integer"), Map.of("$ref", "#/$defs/node"))));
  }

  @Test void refusesWhatCannotBeStarted() {
    var clew = clew();
    assertThat(clew.run("submit").refusal(2)).contains("Name the process to launch");
    assertThat(clew.run("submit", "--restart-from", "17").refusal(1)).contains("17");
    assertThat(clew.run("plugin", "list", "--schema").refusal(2)).contains("Name the process");
    assertThat(clew.run("plugin", "list", "test.sum", "--schema", "--template").refusal(2))
        .contains("either --schema or --template");
  }

  private Clew clew() {
    return new Clew(folder.resolve("home"));
  }

  private static List<Object> inputs(Clew clew, String... arguments) {
    var all = new java.util.ArrayList<>(List.of("test.sum"));
    all.addAll(List.of(arguments));
    var process = clew.json("process", "show", clew.submit(all.toArray(String[]::new))).json();
    return List.of(input(process, "x").get("value"), input(process, "y").get("value"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> input(Map<?, ?> process, String port) {
    return (Map<String, Object>) ((Map<?, ?>) process.get("inputs")).get(port);
  }
}
