package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.clew.process.ProcessEvent;
import org.clew.store.EventRow;
import org.clew.store.Graph;
import org.clew.testdb.Beside;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
class ChainCrashTest {
  @TempDir Path home;

  @Test @DisplayName("SPEC 15.3/26 crash in a step after it has submitted a child: exactly one child")
  void crashAfterSubmissionInAStep() throws Exception {
    long pk;
    try (var doomed = CrashingJvm.start(ChainCrash.class, List.of("clew.test.launched=launched"), home.toString(), "launched")) {
      pk = Long.parseLong(doomed.awaitLine("pk "));
      doomed.awaitHalt();
    }
    try (var test = TestEngine.at(home)) {
      assertThat(test.end(test.row(pk).uuid()).outputs().get("sum").plain()).isEqualTo(0L);
      assertThat(test.graph().called(pk)).filteredOn(row -> row.kind().equals("workchain")).hasSize(1);
    }
  }

  @Test @DisplayName("SPEC 15.3/26 crash after a step is durable and before its children exist: each exists once")
  void crashBeforeChildrenExist() throws Exception {
    long pk;
    try (var doomed = CrashingJvm.start(ChainCrash.class, List.of(), home.toString(), "unborn")) {
      pk = Long.parseLong(doomed.awaitLine("pk "));
      doomed.awaitLine("children 1");
      doomed.awaitHalt();
    }
    try (var test = TestEngine.at(home)) {
      var parent = test.row(pk);
      assertThat(test.journal(parent.uuid())).filteredOn(ProcessEvent.StepDone.class::isInstance).isNotEmpty();
      assertThat(test.end(parent.uuid()).outputs().get("sum").plain()).isEqualTo(6L);
      assertThat(test.graph().called(pk)).filteredOn(row -> row.kind().equals("workchain")).hasSize(3);
    }
  }

  @Test @DisplayName("P1, P2 engines killed at random points under load: all chains end right, nothing is twice")
  void killedUnderLoad() throws Exception {
    var random = new Random(20261122);
    for (int round = 0; round < 2; round++) {
      try (var doomed = CrashingJvm.start(ChainCrash.class, List.of(), home.toString(), round == 0 ? "submit" : "work")) {
        long events = random.nextLong(250, 900);
        Await.until("enough was done", () -> Long.parseLong(doomed.awaitLine("events ")) >= events);
        doomed.kill();
      }
    }
    try (var test = TestEngine.at(home)) {
      assertThat(test.graph().active()).as("the engines died in the middle").hasSizeBetween(10, 700);
      Await.until("all chains have ended", () -> test.graph().active().isEmpty());
      var chains = test.processes();
      assertThat(chains).allMatch(row -> row.sealed() && row.state().equals("finished") && row.exitStatus() == 0);
      var sums = chains.stream().filter(row -> row.processType().equals("test.sums")).toList();
      assertThat(sums).hasSize(ChainCrash.CHAINS);
      sums.forEach(row -> assertOnce(test, row));
      assertThat(chains).filteredOn(row -> row.processType().equals("test.product"))
          .hasSize((int) LongStream.range(0, ChainCrash.CHAINS).map(i -> 1 + i % 3).sum());
      var store = test.engine.store();
      for (var id : store.persistenceIds("", Integer.MAX_VALUE))
        assertGapless(id, store.events(id, 1, Long.MAX_VALUE, Long.MAX_VALUE));
    }
  }

  /** The result of a chain of the type {@code test.sums} is right, and each of its children exists once. */
  static void assertOnce(TestEngine test, Graph.ProcessRow row) {
    var inputs = test.graph().incoming(row.pk());
    long n = (Long) inputs.stream().filter(link -> link.label().equals("n")).findFirst().orElseThrow().other().content();
    var result = test.graph().outgoing(row.pk()).stream().filter(link -> link.type().equals("return")).toList();
    assertThat(result).hasSize(1);
    assertThat(result.getFirst().other().content()).isEqualTo(n * (n - 1));
    var called = test.graph().called(row.pk());
    assertThat(called).filteredOn(child -> child.kind().equals("workchain")).hasSize((int) n);
    assertThat(called).filteredOn(child -> child.kind().equals("calcfunction")).hasSize((int) n);
    for (var child : called) {
      if (!child.kind().equals("workchain")) continue;
      assertThat(test.graph().called(child.pk())).hasSize(1);
      assertThat(test.graph().outgoing(child.pk())).filteredOn(link -> link.type().equals("return")).hasSize(1);
    }
  }

  private static void assertGapless(String id, List<EventRow> events) {
    assertThat(events).as(id).extracting(EventRow::sequenceNr)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(events).as(id).filteredOn(event -> event.manifest().startsWith("process.created")).hasSize(1);
    assertThat(events).as(id).filteredOn(event -> event.manifest().startsWith("process.finished")).hasSize(1);
  }
}
