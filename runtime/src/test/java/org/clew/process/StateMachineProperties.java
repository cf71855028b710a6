package org.clew.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.clew.process.Transitions.Row;
import org.clew.process.Work.Killing.JobToCancel;
import org.clew.spec.ProcessKind;

/** Random histories of all kinds of processes. When all have run, every row of {@link Transitions} must have been taken. */
class StateMachineProperties {
  private static final Set<Row> TAKEN = ConcurrentHashMap.newKeySet();

  @Property(tries = 600)
  void everyEventFollowsTheTableAndReplayGivesTheLiveState(@ForAll ProcessKind kind, @ForAll("choices") List<Integer> choices) {
    var process = run(kind, choices);
    assertThat(Evolution.replay(process.log)).isEqualTo(process.state);
  }

  @Example void fixedHistoriesFollowTheTable() {
    for (int seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      var kind = ProcessKind.values()[seed % ProcessKind.values().length];
      run(kind, random.ints(80, 0, 10_000).boxed().toList());
    }
  }

  @Property(tries = 400)
  void endsAreFinal(@ForAll ProcessKind kind, @ForAll("choices") List<Integer> choices, @ForAll("choices") List<Integer> later) {
    var process = run(kind, choices);
    conclude(process);
    var end = process.state;
    assertThat(end.isTerminal()).isTrue();
    assertThat(Agenda.of(end)).isEqualTo(new Work.Ended());
    later.forEach(process::happen);
    assertThat(process.state).isEqualTo(end);
  }

  @Property(tries = 400)
  void aPauseTakesHoldWhenWorkComesToRest(@ForAll ProcessKind kind, @ForAll("choices") List<Integer> choices) {
    var process = run(kind, choices);
    Assume.that(!process.state.isTerminal() && process.state.control().kill() == null);
    process.ask(When.PAUSE);
    process.comeToRest();
    process.settle();
    assertThat(process.state.paused()).isTrue();
    assertThat(Agenda.of(process.state)).isInstanceOf(Work.Rest.class);
  }

  @Property(tries = 400)
  void aKillEndsWhenWorkRestsTheJobIsCancelledAndChildrenAreTold(@ForAll ProcessKind kind,
      @ForAll("choices") List<Integer> choices) {
    var process = run(kind, choices);
    Assume.that(!process.state.isTerminal());
    process.ask(When.KILL);
    assertThat(Agenda.of(process.state)).isEqualTo(new Work.Killing(
        Agenda.mustCancelJob(process.state) ? JobToCancel.CANCEL : JobToCancel.NONE, process.openChildren()));
    process.comeToRest();
    if (!process.openChildren().isEmpty()) {
      process.ask(When.UNTOLD);
      assertThat(process.state.isTerminal()).isFalse();
    }
    process.settle();
    assertThat(process.state.lifecycle()).isInstanceOf(Lifecycle.Killed.class);
    assertThat(Agenda.mustCancelJob(process.state)).isFalse();
  }

  @Property(tries = 400)
  void controlIsIdempotent(@ForAll ProcessKind kind, @ForAll("choices") List<Integer> choices) {
    var process = run(kind, choices);
    for (var command : List.of(When.STOP, When.PAUSE, When.PLAY, When.KILL, When.FORCE)) {
      process.ask(command);
      var once = process.state;
      process.ask(command);
      assertThat(process.state).isEqualTo(once);
    }
  }

  @Property(tries = 300)
  void aJobIsNeverSubmittedWithoutItsIntentBefore(@ForAll("choices") List<Integer> choices) {
    var process = run(ProcessKind.CALCJOB, choices);
    var log = process.log;
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i) instanceof JobEvent.Submitted) {
        assertThat(log.subList(0, i)).hasAtLeastOneElementOfType(JobEvent.SubmitIntended.class);
      }
    }
    assertThat(log.stream().filter(ProcessEvent.Created.class::isInstance)).hasSize(1);
  }

  @AfterContainer
  static void everyRowWasTaken() {
    var never = new HashSet<>(Transitions.all());
    never.removeAll(TAKEN);
    if (!never.isEmpty()) {
      fail("rows of Transitions that no history took; drop them or let Simulation do them (run the whole class):\n  "
          + never.stream().map(Row::toString).sorted().collect(Collectors.joining("\n  ")));
    }
  }

  @Provide
  Arbitrary<List<Integer>> choices() {
    return Arbitraries.integers().between(0, 10_000).list().ofMaxSize(80);
  }

  private static Simulation run(ProcessKind kind, List<Integer> choices) {
    var process = new Simulation(kind, StateMachineProperties::check);
    choices.forEach(process::happen);
    return process;
  }

  private static void conclude(Simulation process) {
    process.ask(When.KILL);
    process.comeToRest();
    process.settle();
  }

  private static void check(ProcessState before, ProcessEvent event, ProcessState after) {
    var row = Transitions.row(before.lifecycle(), event, after.lifecycle());
    assertThat(Transitions.isAllowed(before.lifecycle(), event, after.lifecycle())).as("%s is in the table", row).isTrue();
    TAKEN.add(row);
  }
}
