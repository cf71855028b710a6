package org.clew.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.codec.EventCodec;
import org.clew.codec.ProcessEventSerializer;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.process.Birth;
import org.clew.process.ProcessEvent;
import org.clew.spec.ProcessKind;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final UUID PROCESS = new UUID(1, 10);
  private static final String ID = Birth.persistenceId(PROCESS);
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private final MemoryStore store = new MemoryStore();
  private final Timeline timeline = new Timeline(store, PROCESS);

  @Test void tellsWhatEachEventChanged() {
    live(created(), step("a", Map.of("n", 1L, "list", List.of(1L, 2L), "gone", "x"), Set.of(), "a>"),
        step("b", Map.of("n", 2L, "list", List.of(1L, 3L)), Set.of("gone"), "b>"));
    assertThat(timeline.at(2).changes()).contains(new StateChange("context.n", null, 1L),
        new StateChange("context.gone", null, "x"), new StateChange("cursor", "$start", "a>"),
        new StateChange("visits.a", null, 1L));
    assertThat(timeline.at(3).changes()).containsExactlyInAnyOrder(new StateChange("context.n", 1L, 2L),
        new StateChange("context.list[1]", 2L, 3L), new StateChange("context.gone", "x", null),
        new StateChange("cursor", "a>", "b>"), new StateChange("visits.b", null, 1L));
    var seen = new ArrayList<Long>();
    timeline.forEach(point -> seen.add(point.checkpoint().sequenceNr()));
    assertThat(seen).containsExactly(1L, 2L, 3L);
    assertThatThrownBy(() -> timeline.at(4)).isInstanceOf(PersistenceException.class).hasMessageContaining("1 to 3");
  }

  @Test void nodesAreToldAsAWhole() {
    var value = new Value(5, new UUID(3, 5), "data.int", 7L, Value.Origin.NEW);
    live(created(), new ProcessEvent.StepDone(AT, "a", Map.of("energy", Map.of("$data", Map.of("type", "data.int", "plain", 7L))),
        Set.of(), Map.of("out", value), List.of(), List.of(), List.of(), List.of(), null, "a>"));
    assertThat(timeline.at(2).changes()).extracting(StateChange::path).contains("context.energy", "outputs.out")
        .noneMatch(path -> path.contains("$"));
  }

  @Test void findsTheMomentBeforeAStepWasDoneTheLastTime() {
    live(created(), step("a", Map.of("n", 1L), Set.of(), "a>"), step("a", Map.of("n", 2L), Set.of(), "a>"),
        step("b", Map.of(), Set.of(), "b>"), new ProcessEvent.Excepted(AT, "boom", null));
    assertThat(timeline.before("a")).returns(2L, Timeline.Moment::sequenceNr)
        .returns(Map.of("n", 1L), moment -> moment.state().chain().context());
    assertThat(timeline.before("b").sequenceNr()).isEqualTo(3);
    assertThat(timeline.before("c")).as("the step that failed has left no event").returns(4L, Timeline.Moment::sequenceNr);
    assertThatThrownBy(() -> new Timeline(store, new UUID(1, 11)).before("a")).isInstanceOf(PersistenceException.class);
  }

  @Test void numbersAndTags() {
    live(created());
    new Persister(store).saveCheckpoint(PROCESS, "good", 1);
    assertThat(timeline.number("good")).contains(1L);
    assertThat(timeline.number("7")).contains(7L);
    assertThat(timeline.number("bad")).isEmpty();
    assertThatThrownBy(() -> new Persister(store).saveCheckpoint(PROCESS, "late", 2)).isInstanceOf(PersistenceException.class)
        .hasMessageContaining("1 to 1");
  }

  private void live(ProcessEvent... events) {
    for (var event : events) {
      store.write(new Batch(List.of(new EventRow(ID, store.highestSequenceNr(ID) + 1, ProcessEventSerializer.IDENTIFIER,
          EventCodec.manifest(event), EventCodec.encode(event), "w", AT.toEpochMilli())), List.of()));
    }
  }

  private static ProcessEvent created() {
    return new ProcessEvent.Created(new Birth(new NodeRef(10, PROCESS), ProcessKind.WORKCHAIN, "demo", "Demo", "", "", null,
        Map.of(), Map.of(), null, null, Map.of(), AT));
  }

  private static ProcessEvent step(String step, Map<String, Object> context, Set<String> removed, String cursor) {
    return new ProcessEvent.StepDone(AT, step, context, removed, Map.of(), List.of(), List.of(), List.of(), List.of(), null,
        cursor);
  }
}
