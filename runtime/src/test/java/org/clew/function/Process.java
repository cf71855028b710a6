package org.clew.function;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.clew.definition.Definitions;
import org.clew.definition.Nursery;
import org.clew.process.Birth;
import org.clew.process.Evolution;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.RunControl;
import org.clew.workchain.MemoryEnv;

/** A process of a function whose events are kept in a list; what is persisted survives {@link Crash}. */
final class Process implements RunControl {
  /** Takes the JVM away after the given number of persisted events. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  final MemoryEnv env = new MemoryEnv();
  final List<ProcessEvent> log = new ArrayList<>();
  Function<Birth, Outcome> answers = _ -> new Outcome("finished", 0, null, Map.of());
  int crashAfter = Integer.MAX_VALUE;
  boolean pauseWanted;
  boolean killed;

  private final Nursery nursery = new Nursery(env, _ -> Map.of());
  private final ProcessFunction function;

  Process(FunctionReference reference, Object... arguments) {
    function = ProcessFunction.of(reference);
    var birth = nursery.birth(function, function.inputs(arguments), env.newNode(), null);
    log.add(new ProcessEvent.Created(birth));
  }

  ProcessState state() {
    return Evolution.replay(log);
  }

  /** Runs the body once and keeps the events it ends with. */
  List<ProcessEvent> run() throws InterruptedException {
    return run(function);
  }

  /** Runs another version of the code. */
  List<ProcessEvent> run(ProcessFunction version) throws InterruptedException {
    var events = new FunctionRunner(new Definitions(), nursery).run(version, state(), this);
    log.addAll(events);
    return events;
  }

  ProcessEvent.Excepted excepted() {
    return (ProcessEvent.Excepted) log.getLast();
  }

  ProcessEvent.Finished finished() {
    return (ProcessEvent.Finished) log.getLast();
  }

  @Override public boolean shouldStop() {
    return pauseWanted;
  }

  @Override public void atStep(String path) {}

  @Override public void persist(List<ProcessEvent> events) throws InterruptedException {
    if (killed) throw new InterruptedException("killed");
    log.addAll(events);
    crashIfDue();
  }

  @Override public Outcome awaitChild(UUID child) {
    var born = state().chain().children().get(child);
    log.add(new ProcessEvent.ChildEnded(Instant.EPOCH, child, answers.apply(born.birth())));
    crashIfDue();
    return state().chain().children().get(child).outcome();
  }

  private void crashIfDue() {
    if (log.size() > crashAfter) throw new Crash();
  }
}
