package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.store.PlainJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandsTest {
  private final History history = History.get();
  @TempDir Path folder;

  private List<Map<String, Object>> crate(String pk) throws Exception {
    var target = folder.resolve("crate" + pk);
    history.run("export", "ro-crate", pk, "-o", target.toString(), "--license", "CC0-1.0").ok();
    return graph(Files.readString(target.resolve("ro-crate-metadata.json")));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> graph(String json) {
    return (List<Map<String, Object>>) ((Map<?, ?>) PlainJson.read(json)).get("@graph");
  }

  private static Map<String, Object> entity(List<Map<String, Object>> graph, String id) {
    return graph.stream().filter(each -> each.get("@id").equals(id)).findFirst().orElseThrow();
  }

  @Test void aJobAloneIsAProcessRunCrate() throws Exception {
    var graph = crate(history.job);
    assertThat(entity(graph, "./").get("conformsTo")).isEqualTo(List.of(Map.of("@id", "https://w3id.org/ro/wfrun/process/0.5")));
    assertThat(entity(graph, "./")).doesNotContainKey("mainEntity");
    assertThat(graph).filteredOn(each -> "OrganizeAction".equals(each.get("@type"))).isEmpty();
    var uuid = history.json("process", "show", history.job).json().get("uuid");
    assertThat(folder.resolve("crate" + history.job + "/jobs/" + uuid + "/words/text")).hasContent("hello");
    assertThat(entity(graph, "#test.echo")).containsEntry("@type", "SoftwareApplication")
        .containsKeys("softwareRequirements", "mainEntity");
  }

  @Test void aZipThatIsThereIsReplacedOnlyWhenAsked() throws Exception {
    var zip = Files.writeString(folder.resolve("results.zip"), "an archive");
    assertThat(history.run("export", "ro-crate", history.sum, "-o", zip.toString()).refusal(1))
        .contains("results.zip exists; --force replaces it");
    assertThat(zip).hasContent("an archive");
    assertThat(history.run("export", "ro-crate", history.sum, "-o", zip.toString(), "--force").ok().err())
        .contains("2 processes, 1 file.");
    assertThat(Files.size(zip)).isGreaterThan(1000);
  }

  @Test void aFailureIsToldWithItsReason() throws Exception {
    var graph = crate(history.failed);
    assertThat(graph).filteredOn(each -> "CreateAction".equals(each.get("@type"))).singleElement()
        .satisfies(action -> assertThat(action)
        .containsEntry("actionStatus", "http://schema.org/FailedActionStatus").containsKey("error"));
    assertThat(crate(history.excepted)).anySatisfy(each -> assertThat(each.get("actionStatus"))
        .isEqualTo("http://schema.org/FailedActionStatus"));
  }

  @Test void aCalledWorkflowIsNoFile() throws Exception {
    var graph = crate(history.caller);
    assertThat(entity(graph, "#test.sum").get("@type")).isEqualTo(List.of("SoftwareSourceCode", "ComputationalWorkflow",
        "HowTo"));
    assertThat(graph).filteredOn(each -> "ControlAction".equals(each.get("@type"))).isNotEmpty();
  }

  @Test void provOfDataLeadsBackToWhereItCameFrom() {
    var sum = (Map<?, ?>) ((Map<?, ?>) history.json("process", "show", history.sum).json().get("outputs")).get("sum");
    var prov = history.run("export", "prov", String.valueOf(sum.get("pk")), "--json").ok().json();
    assertThat(((Map<?, ?>) prov.get("entity")).containsKey("uuid:" + sum.get("uuid"))).isTrue();
    assertThat((Map<?, ?>) prov.get("entity")).hasSizeGreaterThan(1);
    assertThat((Map<?, ?>) prov.get("wasGeneratedBy")).isNotEmpty();
    assertThat((Map<?, ?>) prov.get("activity")).isNotEmpty();
  }

  @Test void wrongUsageIsRefused() throws Exception {
    Files.createFile(folder.resolve("taken"));
    assertThat(history.run("export", "ro-crate", history.sum, "-o", folder.toString()).refusal(1)).contains("is not empty");
    assertThat(history.run("export", "ro-crate", history.sum, "-o", folder.resolve("taken").toString()).refusal(1))
        .contains("is a file");
    assertThat(history.run("export", "prov", "4711").refusal(1)).contains("4711");
    assertThat(history.run("export", "prov", history.sum, "--orcid", "0000-0002-1825-0098").refusal(2)).contains("--orcid");
    assertThat(history.run("export", "prov", history.sum, "-o", folder.resolve("no/prov.json").toString()).refusal(1))
        .contains("no such folder");
  }
}
