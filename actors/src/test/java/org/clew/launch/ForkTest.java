package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.checkpoint.Integrity;
import org.clew.data.Int;
import org.clew.data.NodeRef;
import org.clew.data.Str;
import org.clew.launch.Forks.OpenChildren;
import org.clew.process.ProcessEvent;
import org.clew.spec.ValidationException;
import org.clew.store.Graph;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that go on from a checkpoint of another one. */
class ForkTest {
  @TempDir Path home;

  @Test @DisplayName("A fork after the children have ended uses their results; they keep their one caller")
  void childrenThatHaveEndedAreTakenOver() throws Exception {
    try (var test = TestEngine.at(home)) {
      var source = test.submit("test.sums", Map.of("n", new Int(3)));
      assertThat(test.end(source).isOk()).isTrue();
      var fork = fork(test, source.uuid(), "add", Map.of(), OpenChildren.REUSE_GOOD);
      assertThat(test.end(fork.uuid()).outputs().get("sum").plain()).isEqualTo(6L);
      assertThat(test.graph().called(fork.pk())).extracting(Graph.ProcessRow::processType).containsOnly("test.plus").hasSize(3);
      assertThat(test.graph().called(source.pk())).hasSize(6);
      assertThat(test.graph().incoming(fork.pk())).extracting(link -> link.other().pk()).as("the same input node")
          .isEqualTo(test.graph().incoming(source.pk()).stream().map(link -> link.other().pk()).toList());
      assertThat((Map<?, ?>) ((Map<?, ?>) test.graph().node(fork.pk()).orElseThrow().content()).get("forked_from"))
          .isEqualTo(Map.of("uuid", source.uuid().toString(), "sequence_nr", number(test, source.uuid(), "add") - 1, "cursor",
              "add"));
      assertThat(Integrity.of(test.engine.store(), _ -> { }).findings()).isEmpty();
    }
  }

  @Test @DisplayName("A running process can be forked; what it waits for is started anew, and the fork knows the new ones")
  void openChildrenAreStartedAnew() throws Exception {
    try (var test = TestEngine.at(home)) {
      var source = test.submit("test.tree", Map.of("width", new Int(2), "depth", new Int(1), "door", new Str("fork-1")));
      Doors.awaitSomebodyAt("fork-1");
      Await.until("two children", () -> test.graph().called(source.pk()).size() == 2);
      var fork = fork(test, source.uuid(), String.valueOf(number(test, source.uuid(), "grow")), Map.of(),
          OpenChildren.REUSE_GOOD);
      Await.until("two children of the fork", () -> test.graph().called(fork.pk()).size() == 2);
      assertThat(test.row(fork.pk()).state()).isEqualTo("waiting");
      Doors.open("fork-1");
      assertThat(test.end(fork.uuid()).outputs().get("leaves").plain()).isEqualTo(2L);
      assertThat(test.end(source.uuid()).outputs().get("leaves").plain()).isEqualTo(2L);
      var taking = fork(test, source.uuid(), String.valueOf(number(test, source.uuid(), "grow")), Map.of(),
          OpenChildren.REUSE_GOOD);
      assertThat(test.end(taking.uuid()).outputs().get("leaves").plain()).isEqualTo(2L);
      assertThat(test.graph().called(taking.pk())).as("they have finished well since")
          .noneMatch(row -> row.kind().equals("workchain"));
      var anew = fork(test, source.uuid(), String.valueOf(number(test, source.uuid(), "grow")), Map.of(), OpenChildren.ANEW);
      assertThat(test.end(anew.uuid()).outputs().get("leaves").plain()).isEqualTo(2L);
      assertThat(test.graph().called(anew.pk())).filteredOn(row -> row.kind().equals("workchain")).hasSize(2);
      assertThat(Integrity.of(test.engine.store(), _ -> { }).findings()).isEmpty();
    }
  }

  @Test void inputsCanBeOthersAndAreValidated() throws Exception {
    try (var test = TestEngine.at(home)) {
      var source = test.submit("test.product", Map.of("x", new Int(2), "y", new Int(3)));
      test.end(source);
      var fork = fork(test, source.uuid(), "multiply", Map.of("x", new Int(5)), OpenChildren.REUSE_GOOD);
      assertThat(test.end(fork.uuid()).outputs().get("result").plain()).isEqualTo(15L);
      assertThatThrownBy(() -> fork(test, source.uuid(), "multiply", Map.of("z", new Int(5)), OpenChildren.ANEW))
          .isInstanceOf(ValidationException.class).hasMessageContaining("inputs.z");
      test.engine.store().tag("process|" + source.uuid(), "multiplied", number(test, source.uuid(), "multiply"))
          .toCompletableFuture().get();
      var tagged = fork(test, source.uuid(), "multiplied", Map.of("x", new Int(7)), OpenChildren.REUSE_GOOD);
      assertThat(test.end(tagged.uuid()).outputs().get("result").plain()).as("the product was made before").isEqualTo(6L);
    }
  }

  @Test void saysWhatCannotBeForked() throws Exception {
    try (var test = TestEngine.at(home)) {
      var source = test.submit("test.product", Map.of("x", new Int(2), "y", new Int(3)));
      test.end(source);
      var last = test.journal(source.uuid()).size();
      assertRefused(test, source.uuid(), String.valueOf(last), "Checkpoint " + last + " is the end", "is " + (last - 1));
      assertRefused(test, source.uuid(), "multipy", "'multipy' is no checkpoint", "multiply, count, result");
      var inline = test.graph().called(source.pk()).getFirst();
      assertRefused(test, inline.uuid(), "1", "no journal of its own");
      var job = test.submit("test.job", Map.of("script", new Str("echo 1"), "code", org.clew.computer.BuiltIn.bash()));
      test.end(job);
      assertRefused(test, job.uuid(), "4", "its folder and its job", "--from 1");
      var again = fork(test, job.uuid(), "1", Map.of("script", new Str("echo 2")), OpenChildren.REUSE_GOOD);
      assertThat(test.end(again.uuid()).isOk()).isTrue();
    }
  }

  @Test @DisplayName("Crash after a fork is durable and before anybody has begun it: it goes on, once")
  void crashBeforeTheForkIsBegun() throws Exception {
    UUID source;
    UUID fork;
    try (var doomed = CrashingJvm.start(ForkCrash.class, List.of(), home.toString())) {
      source = UUID.fromString(doomed.awaitLine("source "));
      fork = UUID.fromString(doomed.awaitLine("fork "));
      doomed.awaitHalt();
    }
    try (var test = TestEngine.at(home)) {
      assertThat(test.end(fork).outputs().get("sum").plain()).isEqualTo(6L);
      assertThat(test.journal(fork)).filteredOn(ProcessEvent.Forked.class::isInstance).hasSize(1);
      assertThat(test.journal(fork).get(1))
          .isInstanceOfSatisfying(ProcessEvent.Forked.class, event -> assertThat(event.source()).isEqualTo(source));
      assertThat(Integrity.of(test.engine.store(), _ -> { }).findings()).isEmpty();
    }
  }

  static NodeRef fork(TestEngine test, UUID source, String from, Map<String, ?> changes, OpenChildren rule) throws Exception {
    var forks = test.engine.travel().forks();
    var plan = forks.plan(source, from);
    var inputs = new java.util.LinkedHashMap<String, Object>(plan.inputs());
    inputs.putAll(changes);
    var birth = forks.fork(plan, inputs, rule).toCompletableFuture().get();
    test.engine.begun(birth.node());
    return birth.node();
  }

  /** Of the event that tells that this step is done; under load others come before it. */
  private static long number(TestEngine test, UUID process, String step) {
    var journal = test.journal(process);
    for (int i = 0; i < journal.size(); i++)
      if (journal.get(i) instanceof ProcessEvent.StepDone done && done.step().equals(step)) return i + 1L;
    throw new AssertionError(step + " is not done");
  }

  private static void assertRefused(TestEngine test, UUID source, String from, String... words) {
    assertThatThrownBy(() -> fork(test, source, from, Map.of(), OpenChildren.REUSE_GOOD)).isInstanceOf(RefusedException.class)
        .hasMessageContainingAll(words);
  }
}
