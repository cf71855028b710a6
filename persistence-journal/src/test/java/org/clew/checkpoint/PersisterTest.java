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
import org.clew.codec.StateCodec;
import org.clew.data.NodeRef;
import org.clew.process.Birth;
import org.clew.process.Evolution;
import org.clew.process.ProcessEvent;
import org.clew.spec.ProcessKind;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.SnapshotRow;
import org.junit.jupiter.api.Test;

class PersisterTest {
  private static final UUID PROCESS = new UUID(1, 10);
  private static final String ID = Birth.persistenceId(PROCESS);
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private final MemoryStore store = new MemoryStore();
  private final Persister persister = new Persister(store);
  private final List<ProcessEvent> happened = new ArrayList<>();

  @Test void loadsWhatWasSavedThoughTheProcessWentOn() {
    live(created(), step("a"));
    persister.saveCheckpoint(PROCESS, "before-scf");
    var then = Evolution.replay(happened);
    live(step("b"));
    assertThat(persister.loadCheckpoint(PROCESS, "before-scf")).isEqualTo(then);
    assertThat(persister.loadCheckpoint(PROCESS, null)).isEqualTo(Evolution.replay(happened));
    assertThat(persister.loadCheckpoint(PROCESS, 1)).isEqualTo(Evolution.replay(happened.subList(0, 1)));
  }

  @Test void aTagMovesWhenItIsSavedAgain() {
    live(created());
    persister.saveCheckpoint(PROCESS, null);
    live(step("a"));
    assertThat(persister.saveCheckpoint(PROCESS, null))
        .isEqualTo(new Checkpoint(PROCESS, 2, AT, "process.step-done.v1", "latest"));
    assertThat(persister.loadCheckpoint(PROCESS, null)).isEqualTo(Evolution.replay(happened));
    assertThat(persister.listCheckpoints()).hasSize(1);
  }

  @Test void listsEveryMomentOfAProcessWithItsNames() {
    live(created(), step("a"));
    persister.saveCheckpoint(PROCESS, "one");
    persister.saveCheckpoint(PROCESS, "two");
    live(step("b"));
    assertThat(persister.listProcessCheckpoints(PROCESS)).containsExactly(
        new Checkpoint(PROCESS, 1, AT, "process.created.v1", null),
        new Checkpoint(PROCESS, 2, AT, "process.step-done.v1", "one"),
        new Checkpoint(PROCESS, 2, AT, "process.step-done.v1", "two"),
        new Checkpoint(PROCESS, 3, AT, "process.step-done.v1", null));
    assertThat(persister.listCheckpoints()).extracting(Checkpoint::tag).containsExactly("one", "two");
    assertThat(persister.listProcessCheckpoints(new UUID(1, 11))).isEmpty();
  }

  @Test void readsALongJournalInPages() {
    live(created());
    for (var i = 0; i < 2500; i++) live(step("s" + i));
    assertThat(persister.loadCheckpoint(PROCESS, null)).isEqualTo(Evolution.replay(happened));
    assertThat(persister.listProcessCheckpoints(PROCESS)).hasSize(2501);
  }

  @Test void deletingForgetsNamesOnlyAndAnAbsentOneIsNoError() {
    live(created());
    persister.saveCheckpoint(PROCESS, "a");
    persister.saveCheckpoint(PROCESS, "b");
    persister.saveCheckpoint(PROCESS, null);
    persister.deleteCheckpoint(PROCESS, "a");
    persister.deleteCheckpoint(PROCESS, "a");
    assertThat(persister.listCheckpoints()).extracting(Checkpoint::tag).containsExactly("b", "latest");
    persister.deleteProcessCheckpoints(PROCESS);
    persister.deleteProcessCheckpoints(new UUID(1, 11));
    assertThat(persister.listCheckpoints()).isEmpty();
    assertThat(persister.loadCheckpoint(PROCESS, null)).isEqualTo(Evolution.replay(happened));
  }

  @Test void startsFromASnapshotAndIgnoresOneOfAnotherVersion() {
    live(created(), step("a"), step("b"));
    var marked = StateCodec.encode(Evolution.replay(List.of(created(), step("from-snapshot"))));
    store.saveSnapshot(new SnapshotRow(ID, 2, 0, ProcessEventSerializer.IDENTIFIER, StateCodec.MANIFEST, marked));
    assertThat(persister.loadCheckpoint(PROCESS, null).chain().visits()).containsOnlyKeys("from-snapshot", "b");
    assertThat(persister.loadCheckpoint(PROCESS, 1)).isEqualTo(Evolution.replay(happened.subList(0, 1)));
    store.saveSnapshot(new SnapshotRow(ID, 3, 0, ProcessEventSerializer.IDENTIFIER, "process.state.v99", new byte[0]));
    store.snapshots.removeFirst();
    assertThat(persister.loadCheckpoint(PROCESS, null)).isEqualTo(Evolution.replay(happened));
  }

  @Test void namesAProcessWithoutCheckpoint() {
    for (var call : List.<Runnable>of(
        () -> persister.loadCheckpoint(PROCESS, null), () -> persister.saveCheckpoint(PROCESS, "x"))) {
      assertThatThrownBy(call::run).isInstanceOf(PersistenceException.class)
          .hasMessageContainingAll(PROCESS.toString(), "clew process");
    }
  }

  @Test void namesAnUnknownTagAndThoseThatExist() {
    live(created());
    persister.saveCheckpoint(PROCESS, "good");
    assertThatThrownBy(() -> persister.loadCheckpoint(PROCESS, "bad")).isInstanceOf(PersistenceException.class)
        .hasMessageContainingAll("'bad'", "good");
    assertThatThrownBy(() -> persister.loadCheckpoint(PROCESS, 2)).isInstanceOf(PersistenceException.class)
        .hasMessageContaining("1 to 1");
    assertThatThrownBy(() -> persister.saveCheckpoint(PROCESS, " ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test void namesTheEventThatCannotBeUsedAndTheCheckpointBefore() {
    live(created());
    append("process.teleported.v2", new byte[0]);
    assertThatThrownBy(() -> persister.loadCheckpoint(PROCESS, null)).isInstanceOf(PersistenceException.class)
        .hasMessageContainingAll("Event 2", PROCESS.toString(), "process.teleported.v2", "newer version", "Checkpoint 1");
    assertThat(persister.loadCheckpoint(PROCESS, 1)).isEqualTo(Evolution.replay(happened));
  }

  private void live(ProcessEvent... events) {
    for (var event : events) {
      happened.add(event);
      append(EventCodec.manifest(event), EventCodec.encode(event));
    }
  }

  private void append(String manifest, byte[] payload) {
    var row = new EventRow(ID, store.highestSequenceNr(ID) + 1, ProcessEventSerializer.IDENTIFIER, manifest, payload, "w",
        AT.toEpochMilli());
    store.write(new Batch(List.of(row), List.of()));
  }

  private static ProcessEvent created() {
    return new ProcessEvent.Created(new Birth(new NodeRef(10, PROCESS), ProcessKind.WORKCHAIN, "demo", "Demo", "", "", null,
        Map.of(), Map.of(), null, null, Map.of(), AT));
  }

  private static ProcessEvent step(String name) {
    return new ProcessEvent.StepDone(AT, name, Map.of(), Set.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), null,
        name);
  }
}
