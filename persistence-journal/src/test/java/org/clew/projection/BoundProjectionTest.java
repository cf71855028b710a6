package org.clew.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.data.NodeRef;
import org.clew.process.Birth;
import org.clew.process.ProcessEvent;
import org.clew.spec.ProcessKind;
import org.clew.store.Graph;
import org.clew.store.Row;
import org.clew.store.StoreException;
import org.junit.jupiter.api.Test;

class BoundProjectionTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final ProcessBinding FOUND = new ProcessBinding(99, ProcessKind.WORKCHAIN, "demo");
  private final List<UUID> lookedUp = new ArrayList<>();
  private final BoundProjection projection = new BoundProjection(2, uuid -> {
    lookedUp.add(uuid);
    return uuid.getLeastSignificantBits() < 100 ? FOUND : null;
  });

  @Test void remembersTheNodeFromTheFirstEvent() {
    projection.rows(id(1), 1, List.of(created(1)));
    assertThat(projection.rows(id(1), 2, List.of(new ProcessEvent.Played(AT)))).singleElement()
        .isInstanceOfSatisfying(Row.ProcessChange.class, change -> assertThat(change.pk()).isEqualTo(1));
    assertThat(lookedUp).isEmpty();
  }

  @Test void usesWhatARecoveredProcessBound() {
    projection.bind(uuid(2), new ProcessBinding(7, ProcessKind.CALCJOB, "j"));
    assertThat(projection.rows(id(2), 9, List.of(new ProcessEvent.Unblocked(AT)))).singleElement()
        .isInstanceOfSatisfying(Row.ProcessChange.class, change -> assertThat(change.pk()).isEqualTo(7));
    assertThat(lookedUp).isEmpty();
  }

  @Test void asksTheGraphOnceForAnUnknownProcess() {
    for (var i = 0; i < 3; i++) projection.rows(id(3), 5 + i, List.of(new ProcessEvent.Played(AT)));
    assertThat(lookedUp).containsExactly(uuid(3));
  }

  @Test void dropsTheLeastRecentlyUsedBeyondItsCapacity() {
    for (var pk = 1; pk <= 3; pk++) projection.rows(id(pk), 1, List.of(created(pk)));
    assertThat(projection.size()).isEqualTo(2);
    projection.rows(id(3), 2, List.of(new ProcessEvent.Played(AT)));
    projection.rows(id(1), 2, List.of(new ProcessEvent.Played(AT)));
    assertThat(lookedUp).containsExactly(uuid(1));
  }

  @Test void forgetsAProcessThatEnded() {
    projection.rows(id(1), 1, List.of(created(1), new ProcessEvent.Killed(AT, null, null)));
    assertThat(projection.size()).isZero();
  }

  @Test void leavesOtherEntitiesAlone() {
    assertThat(projection.rows("jobs|me@cluster", 1, List.of("anything"))).isEmpty();
  }

  @Test void namesAProcessThatNobodyKnows() {
    assertThatThrownBy(() -> projection.rows(id(500), 4, List.of(new ProcessEvent.Played(AT))))
        .isInstanceOf(StoreException.class).hasMessageContainingAll(uuid(500).toString(), "storage integrity");
  }

  @Test void refusesForeignEvents() {
    assertThatThrownBy(() -> projection.rows(id(1), 1, List.of("text"))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("java.lang.String", id(1));
  }

  @Test void readsABindingFromANode() {
    var node = new Graph.NodeRow(4, uuid(4), "process.workflow.workchain", "demo", "", "", null, AT, AT);
    assertThat(ProcessBinding.of(node)).isEqualTo(new ProcessBinding(4, ProcessKind.WORKCHAIN, "demo"));
  }

  private static ProcessEvent created(long pk) {
    return new ProcessEvent.Created(new Birth(new NodeRef(pk, uuid(pk)), ProcessKind.WORKCHAIN, "demo", "Demo", "", "", null,
        Map.of(), Map.of(), null, null, Map.of(), AT));
  }

  private static UUID uuid(long pk) {
    return new UUID(1, pk);
  }

  private static String id(long pk) {
    return Birth.persistenceId(uuid(pk));
  }
}
