package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.store.Batch;
import org.clew.store.Row;
import org.clew.store.Uuids;
import org.clew.store.sqlite.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a builder begins with that starts a process again. */
class RestartInputsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path home;

  @Test void linksAreNestedAgainAndTheCallerIsNoInput() {
    var inputs = inputs(Map.of(), "workchain", List.of(new Row.Link(3, 2, "input_work", "dynamic__namespace__alp"),
        new Row.Link(4, 2, "input_work", "name__spaced"), new Row.Link(5, 2, "input_work", "name_spaced"),
        new Row.Link(1, 2, "call_work", "CALL"),
        new Row.Link(2, 3, "return", "dynamic__namespace__alp")));
    assertThat(inputs)
        .isEqualTo(Map.of("dynamic", Map.of("namespace", Map.of("alp", 3L)), "name", Map.of("spaced", 4L), "name_spaced", 5L));
  }

  @Test void metadataComesBackBesideTheNodesButNotHowTheProcessWasCalled() {
    var options = Map.of("resources", Map.of("num_machines", 1L), "max_wallclock_seconds", 1800L);
    var metadata = Map.of("metadata", Map.of("label", "mine", "call_link_label", "first", "options", options), "pw",
        Map.of("clean", true));
    var inputs = inputs(Map.of("metadata_inputs", metadata), "calcjob", List.of(new Row.Link(3, 2, "input_calc", "pw__structure"),
        new Row.Link(4, 2, "input_calc", "code")));
    assertThat(inputs).isEqualTo(Map.of("pw", Map.of("structure", 3L, "clean", true), "code", 4L,
        "metadata", Map.of("label", "mine", "options", options)));
  }

  @Test void referencesNameNodesByTheirUuid() {
    try (var store = filled(Map.of(), "calcjob", List.of(new Row.Link(3, 2, "input_calc", "x")))) {
      assertThat(RestartInputs.references(store.graph(), 2))
          .isEqualTo(Map.of("x", Map.of("$node", store.graph().node(3).orElseThrow().uuid().toString())));
    }
  }

  private Map<String, Object> inputs(Map<String, Object> attributes, String kind, List<Row.Link> links) {
    try (var store = filled(attributes, kind, links)) {
      return RestartInputs.nested(store.graph(), 2, node -> node.pk());
    }
  }

  /** A chain 1 that called a process 2, and the data 3, 4 and 5. */
  private SqliteStore filled(Map<String, Object> attributes, String kind, List<Row.Link> links) {
    var rows = new ArrayList<Row>();
    rows.add(new Row.ProcessNode(1, Uuids.next(), "workchain", "my.caller", "Caller", "", "", Optional.empty(), Map.of(),
        "created", NOW));
    rows.add(new Row.ProcessNode(2, Uuids.next(), kind, "my.process", "Process", "", "", Optional.of(1L), attributes, "created",
        NOW));
    for (long pk = 3; pk <= 5; pk++) rows.add(new Row.DataNode(pk, Uuids.next(), "data.int", pk, "", NOW));
    rows.addAll(links);
    var store = SqliteStore.open(home);
    store.write(new Batch(List.of(), rows)).toCompletableFuture().join();
    return store;
  }
}
