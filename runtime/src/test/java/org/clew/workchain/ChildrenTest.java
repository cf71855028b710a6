package org.clew.workchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.workchain.Scripted.does;
import static org.clew.workchain.Scripted.driver;
import static org.clew.workchain.Scripted.gives;
import static org.clew.workchain.Scripted.leaf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.data.Int;
import org.clew.outline.Instructions;
import org.clew.process.Lifecycle;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildrenTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("SPEC 15.3/24 append_ keeps the order of registration")
  void appendKeepsTheOrder(boolean lastFirst) {
    var seen = new ArrayList<Result<Scripted.Leaf.Out>>();
    var driver = driver(does("submit", run -> {
      for (int i = 1; i <= 4; i++) run.toContext(Map.of("all.kids", Awaitable.append_(leaf(run, i))));
    }), does("look", run -> run.ctx().<Scripted.Leaf.Out>children("all.kids").forEach(kid -> seen.add(run.result(kid)))));
    driver.lastChildFirst = lastFirst;
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(seen).extracting(result -> ((Ok<Scripted.Leaf.Out>) result).outputs().y())
        .containsExactly(new Int(10), new Int(20), new Int(30), new Int(40));
  }

  @Test
  @DisplayName("SPEC 15.3/25 a nested key through something that is no mapping is an error")
  void nestedKeyThroughAValue() {
    var driver = driver(does("a", run -> run.ctx().set("sub.one", 1)), does("b", run -> run.ctx().set("sub.one.two", 2)));
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Excepted(
        "IllegalArgumentException: 'one' of the context key 'sub.one.two' is a Long, not a mapping"));
  }

  @Test
  @DisplayName("SPEC 15.3/26 a crash between submission and end of step: the same child again, and only one")
  void submissionHappensOnce() {
    var attempts = new ArrayList<java.util.UUID>();
    var driver = driver(gives("submit", run -> {
      var child = leaf(run, 1);
      attempts.add(child.node().uuid());
      if (attempts.size() < 3) throw new Driver.Crash();
      return run.toContext("kid", child);
    }), does("last", _ -> {}));
    for (int crash = 0; crash < 2; crash++) assertThatThrownBy(driver::run).isInstanceOf(Driver.Crash.class);
    assertThat(driver.log).hasSize(1);
    driver.run();
    assertThat(attempts).hasSize(3);
    assertThat(attempts.stream().distinct()).hasSize(1);
    assertThat(driver.started.keySet()).containsExactly(attempts.getFirst());
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
  }

  @Test void childrenOfEveryPassAndOfOneStepAreDifferent() {
    var driver = driver(Scripted.loop("twice", run -> Scripted.counted(run, "n") < 2, gives("submit", run -> {
      Scripted.count(run, "n");
      run.toContext(Map.of("kids", Awaitable.append_(leaf(run, 1))));
      return run.toContext(Map.of("kids", Awaitable.append_(leaf(run, 1))));
    })), does("last", _ -> {}));
    driver.run();
    assertThat(driver.started).hasSize(4);
  }

  @Test
  @DisplayName("SPEC 15.3/29 excepted, killed and failed children: the parent goes on and sees how")
  void badEndingsAreDelivered() {
    var ends = List.of(new Outcome("excepted", null, "boom", Map.of()), new Outcome("killed", null, "enough", Map.of()),
        new Outcome("finished", 300, "bad", Map.of()));
    var seen = new LinkedHashMap<Long, Result<Scripted.Leaf.Out>>();
    var driver = driver(does("submit", run -> {
      for (int i = 0; i < 3; i++) run.toContext("kid" + i, leaf(run, i));
    }), does("look", run -> {
      for (long i = 0; i < 3; i++) seen.put(i, run.result(run.ctx().<Scripted.Leaf.Out>child("kid" + i)));
    }));
    driver.childrenEnd = birth -> ends.get((int) ((Int) driver.env.load(birth.inputs().get("x"))).value());
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(seen.get(0L)).isEqualTo(new Excepted<>("boom"));
    assertThat(seen.get(1L)).isEqualTo(new Killed<>("enough"));
    assertThat(seen.get(2L)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.code().status()).isEqualTo(300));
  }

  @Test
  @DisplayName("SPEC 15.3/30 children of the last step are awaited, returned or not")
  void theLastStepWaits() {
    for (var last : List.of(gives("last", run -> run.toContext("kid", leaf(run, 1))),
        does("last", run -> run.toContext("kid", leaf(run, 1))),
        does("last", run -> leaf(run, 1)), gives("last", run -> new Next.Awaiting(List.of(leaf(run, 1)))))) {
      var driver = driver(last);
      driver.run();
      assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
      assertThat(driver.log).filteredOn(ProcessEvent.ChildEnded.class::isInstance).hasSize(1);
      assertThat(driver.log.getLast()).isInstanceOf(ProcessEvent.Finished.class);
    }
  }

  @Test void aReturnWithoutCodeWaitsForChildrenToo() {
    var driver = driver(does("submit", run -> leaf(run, 1)), Instructions.return_());
    driver.run();
    assertThat(driver.log).filteredOn(ProcessEvent.ChildEnded.class::isInstance).hasSize(1);
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
  }

  @Test void aStepThatEndsTheChainStartsNoChild() {
    var driver = driver(gives("submit", run -> {
      leaf(run, 1);
      return 5;
    }));
    driver.run();
    assertThat(driver.state().chain().children()).isEmpty();
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(5, null));
  }

  @Test void askingForTheResultOfAnOpenChildSaysWhatToDo() {
    var driver = driver(does("submit", run -> run.result(leaf(run, 1))));
    driver.run();
    assertThat(driver.lifecycle()).isInstanceOfSatisfying(Lifecycle.Excepted.class,
        end -> assertThat(end.exception()).endsWith("has not ended; await it in an earlier step"));
  }

  @Test void dataThatIsNotStoredIsNoOutput() {
    var driver = driver(does("a", run -> run.out("result", new Int(3))));
    driver.run();
    assertThat(driver.lifecycle()).isInstanceOfSatisfying(Lifecycle.Excepted.class,
        end -> assertThat(end.exception()).contains("outputs.result", "Make the value in a calcfunction"));
  }

  @Test
  @DisplayName("SPEC 9.2 a workflow returns one value under a label: the first one stays, and another one is told of")
  void anOutputIsAttachedOnce() {
    var driver = driver(does("a", run -> {
      run.out("result", run.in().n());
      run.toContext(Map.of("kid", Awaitable.assign_(leaf(run, 1))));
    }), does("same", run -> run.out("result", run.in().n())), does("other", run -> {
      if (run.result(run.ctx().<Scripted.Leaf.Out>child("kid")) instanceof Ok<Scripted.Leaf.Out>(var made))
        run.out("result", made.y());
    }));
    driver.run();
    assertThat(driver.steps()).startsWith("a", "same");
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    var steps = driver.log.stream().filter(ProcessEvent.StepDone.class::isInstance).map(ProcessEvent.StepDone.class::cast)
        .toList();
    assertThat(steps.stream().map(step -> step.outputs().size())).containsExactly(1, 0, 0);
    assertThat(steps.stream().flatMap(step -> step.reports().stream())).singleElement()
        .satisfies(report -> assertThat(report.message())
        .contains("outputs.result keeps the value that an earlier step has attached", "attach it once when it is final"));
    assertThat(driver.env.load(driver.state().outputs().get("result"))).isEqualTo(new Int(7));
  }

  @Test void anUnknownOutputIsRefusedByItsPath() {
    var driver = driver(does("a", run -> run.out("reslut", run.in().n())));
    driver.run();
    assertThat(driver.lifecycle()).isInstanceOfSatisfying(Lifecycle.Excepted.class,
        end -> assertThat(end.exception()).contains("outputs.reslut"));
  }
}
