package org.clew.workchain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.clew.data.Int;
import org.clew.definition.Definitions;
import org.clew.definition.Nursery;
import org.clew.process.Activity;
import org.clew.process.Agenda;
import org.clew.process.Birth;
import org.clew.process.Decider;
import org.clew.process.Decision;
import org.clew.process.Evolution;
import org.clew.process.Lifecycle;
import org.clew.process.Outcome;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.RunControl;
import org.clew.process.Work;

/** Runs one work chain as its actor would, with a log that lasts and children that a function answers for. */
final class Driver {
  /** The JVM dies; user code can not catch it as an Exception. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  final MemoryEnv env = new MemoryEnv();
  final Nursery nursery = new Nursery(env, _ -> Map.of());
  final Definitions definitions = new Definitions();
  final List<ProcessEvent> log = new ArrayList<>();
  /** Every child that was ever made to run, with how often that was asked for. */
  final Map<UUID, Integer> started = new LinkedHashMap<>();
  Function<Birth, Outcome> childrenEnd = this::tenfold;
  boolean lastChildFirst;
  int crashAt = Integer.MAX_VALUE;
  private ChainDefinition<?, ?, ?> definition;

  Driver(WorkChain<?, ?, ?> chain, Map<String, ?> inputs) {
    definition = ChainDefinition.of(chain);
    log.add(new ProcessEvent.Created(nursery.birth(definition, inputs, env.newNode(new UUID(1, 1)), null)));
  }

  /** With the definition as an edited source would give it. */
  Driver edited(WorkChain<?, ?, ?> chain) {
    definition = ChainDefinition.of(chain);
    return this;
  }

  /** From the log alone until the process ends, rests or crashes. */
  ProcessState run() {
    var state = state();
    while (true) {
      switch (Agenda.of(state)) {
        case Work.Steps() -> persist(decided(state, new ProcessCommand.WorkDone(steps(state))));
        case Work.Children(var open) -> {
          start(state);
          var next = lastChildFirst ? List.copyOf(open).getLast() : open.iterator().next();
          var outcome = childrenEnd.apply(state.chain().children().get(next).birth());
          persist(decided(state, new ProcessCommand.ChildTold(next, outcome)));
        }
        case Work.Rest _, Work.Ended(), Work.Function(), Work.Job _, Work.JobLater _, Work.Killing _ -> {
          return state;
        }
      }
      state = state();
    }
  }

  /** As {@link #run} and if it crashes once more from the log; how often it crashed is of no interest. */
  ProcessState runThroughCrash() {
    try {
      return run();
    } catch (Crash _) {
      crashAt = Integer.MAX_VALUE;
      return run();
    }
  }

  /** A person asks, while nothing is done. */
  void asks(ProcessCommand command) {
    persist(decided(state(), command));
  }

  ProcessState state() {
    return Evolution.replay(log);
  }

  Lifecycle lifecycle() {
    return state().lifecycle();
  }

  List<String> steps() {
    return log.stream().filter(ProcessEvent.StepDone.class::isInstance)
        .map(event -> ((ProcessEvent.StepDone) event).step()).toList();
  }

  List<String> reports() {
    return log.stream().filter(ProcessEvent.StepDone.class::isInstance)
        .flatMap(event -> ((ProcessEvent.StepDone) event).reports().stream()).map(report -> report.message()).toList();
  }

  /** Finished well with {@code y = 10 x}. */
  Outcome tenfold(Birth birth) {
    var x = (Int) env.load(birth.inputs().get("x"));
    return new Outcome("finished", 0, null, Map.of("y", env.keep(new Int(10 * x.value())).known()));
  }

  private void start(ProcessState state) {
    state.chain().children().keySet().forEach(child -> started.merge(child, 1, Integer::sum));
  }

  private List<ProcessEvent> decided(ProcessState state, ProcessCommand command) {
    return ((Decision.Emit) Decider.decide(state, command, Activity.IDLE, env.now())).events();
  }

  private List<ProcessEvent> steps(ProcessState state) {
    try {
      return new ChainRunner(definitions, nursery).run(definition, state, new RunControl() {
        @Override public boolean shouldStop() {
          return false;
        }

        @Override public void atStep(String path) {}

        @Override public void persist(List<ProcessEvent> events) {
          Driver.this.persist(events);
        }

        @Override public Outcome awaitChild(UUID child) {
          throw new UnsupportedOperationException("a step does not wait in place");
        }
      });
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void persist(List<ProcessEvent> events) {
    for (var event : events) {
      if (log.size() >= crashAt) throw new Crash();
      log.add(event instanceof ProcessEvent.StepDone done ? PlainTrees.stored(done) : event);
    }
  }
}
