package org.clew.workchain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.data.Data;
import org.clew.data.NodeRef;
import org.clew.definition.Definitions;
import org.clew.definition.Nursery;
import org.clew.definition.ProcessScope;
import org.clew.function.Stopped;
import org.clew.outline.ConditionException;
import org.clew.outline.Cursor;
import org.clew.outline.EmptyLoopException;
import org.clew.outline.Found;
import org.clew.outline.Resolution;
import org.clew.outline.Step;
import org.clew.process.ChildRecord;
import org.clew.process.Evolution;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.RunControl;
import org.clew.process.Traces;
import org.clew.process.WaitingText;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.spec.LinkLabels;
import org.clew.spec.OutputCheck;

/**
 * Runs a work chain from its cursor until something outside is needed: children, a pause, an end.
 *
 * <p>Steps that start nothing outside run one after the other in a burst; their events become durable together, before anything
 * of them can be seen. A burst ends early after {@link #LONGEST_BURST}, so that little is repeated after a crash.
 */
public final class ChainRunner {
  static final Duration LONGEST_BURST = Duration.ofMillis(50);
  private static final int MOST_STEPS = 100;

  private final Definitions definitions;
  private final Nursery nursery;

  public ChainRunner(Definitions definitions, Nursery nursery) {
    this.definitions = definitions;
    this.nursery = nursery;
  }

  /** Why the chain cannot go on from its cursor, in a sentence; null when it can. */
  public static String obstacle(ChainDefinition<?, ?, ?> definition, ProcessState state) {
    return definition.program().resolve(state.chain().cursor()) instanceof Resolution.Unresolvable(var sentence)
        ? sentence : null;
  }

  /** What happened, in order; never empty unless it was asked to stop before the first step. */
  public <I extends Record, C, O extends Record> List<ProcessEvent> run(ChainDefinition<I, C, O> definition, ProcessState state,
      RunControl control) throws InterruptedException {
    var burst = new Burst<>(definition, state, control);
    return ProcessScope.<List<ProcessEvent>, InterruptedException>call(
        new ProcessScope.Inside(state.birth().node(), state.birth().kind()), burst::run);
  }

  private final class Burst<I extends Record, C, O extends Record> {
    private final ChainDefinition<I, C, O> definition;
    private final RunControl control;
    private final Instant begin = nursery.env().now();
    private final List<ProcessEvent> events = new ArrayList<>();
    private final ChainRun<I, C, O> run;
    private ProcessState state;

    Burst(ChainDefinition<I, C, O> definition, ProcessState state, RunControl control) {
      this.definition = definition;
      this.state = state;
      this.control = control;
      this.run = new ChainRun<>(definition, state, definitions, nursery, this::flush);
    }

    List<ProcessEvent> run() throws InterruptedException {
      var cursor = switch (definition.program().resolve(state.chain().cursor())) {
        case Resolution.Unresolvable(var sentence) -> {
          add(new ProcessEvent.Blocked(now(), sentence));
          yield null;
        }
        case Resolution.Renamed(_, var found) -> {
          add(new ProcessEvent.OutlineChanged(now(), state.birth().fingerprint(), definition.fingerprint(), found.path()));
          yield found;
        }
        case Resolution.Exact(var found) -> found;
      };
      while (cursor != null) cursor = advance(cursor);
      return events;
    }

    private Cursor advance(Cursor cursor) throws InterruptedException {
      if (control.shouldStop()) return null;
      Found<Run<I, C, O>> found;
      try {
        run.reading();
        found = definition.program().find(cursor, run, control::decided);
      } catch (ConditionException | EmptyLoopException e) {
        if (e.getCause() instanceof UnfitException unfit) return blocked(unfit);
        return excepted(e.getCause() == null ? e : e.getCause());
      } catch (StackOverflowError | LinkageError | AssertionError e) {
        return excepted(e);
      }
      return switch (found) {
        case Found.AtEnd<Run<I, C, O>> _ -> end(ExitCode.SUCCESS);
        case Found.Returned<Run<I, C, O>>(var code) -> end(StepReturn.code(code.orElse(null)));
        case Found.AtStep<Run<I, C, O>>(var at, var step) -> step(at, step);
      };
    }

    private Cursor step(Cursor at, Step<Run<I, C, O>> step) throws InterruptedException {
      control.atStep(at.path());
      ProcessEvent.StepDone done;
      Next next;
      try {
        run.begin(at.path(), state);
        next = run.conclude(StepReturn.interpret(step.body().apply(run)));
        done = run.done(at, next);
      } catch (InterruptedException e) {
        throw e;
      } catch (Stopped stopped) {
        if (stopped.getCause() instanceof InterruptedException interrupted) throw interrupted;
        return null;
      } catch (UnfitException unfit) {
        return blocked(unfit);
      } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
        run.remains().forEach(this::add);
        return excepted(e);
      }
      add(done);
      if (next instanceof Next.Exit(var code)) return finish(code);
      var outside = !done.children().isEmpty() || !state.chain().awaits().isEmpty() || done.pause() != null;
      var long_ = events.size() >= MOST_STEPS || Duration.between(begin, now()).compareTo(LONGEST_BURST) > 0;
      return outside || long_ ? null : at.done();
    }

    /** A good end waits for children that nobody has waited for. */
    private Cursor end(ExitCode code) {
      if (!code.isSuccess()) return finish(code);
      var open = state.chain().children().values().stream().filter(ChildRecord::isOpen).map(child -> child.birth().node())
          .toList();
      if (open.isEmpty()) return finish(code);
      add(new ProcessEvent.StepDone(now(), Cursor.END.path(), Map.of(), Set.of(), Map.of(), List.of(), List.of(),
          open.stream().map(NodeRef::uuid).toList(), List.of(), WaitingText.of(open.stream().map(NodeRef::pk).toList()),
          Cursor.END.path()));
      return null;
    }

    private Cursor finish(ExitCode code) {
      if (!code.isSuccess()) {
        add(new ProcessEvent.Finished(now(), code.status(), blankToNull(code.message()), Map.of(), List.of()));
        return null;
      }
      var outputs = new LinkedHashMap<String, Data>();
      state.outputs().forEach((label, value) -> outputs.put(label, nursery.env().load(value)));
      var errors = OutputCheck.validate(definition.spec().outputs(), LinkLabels.nest(outputs));
      if (errors.isEmpty()) {
        add(new ProcessEvent.Finished(now(), 0, null, Map.of(), List.of()));
      } else {
        var missing = EngineExitCodes.ERROR_MISSING_OUTPUT;
        add(new ProcessEvent.Finished(now(), missing.status(), missing.message() + ": " + String.join("; ",
            errors.stream().map(Object::toString).toList()), Map.of(), List.of()));
      }
      return null;
    }

    /** Nothing of the step counts; it is done again when the code has been mended. */
    private Cursor blocked(UnfitException unfit) {
      add(new ProcessEvent.Blocked(now(), unfit.getMessage()));
      return null;
    }

    private Cursor excepted(Throwable failure) {
      add(new ProcessEvent.Excepted(now(), Traces.headline(failure), Traces.of(failure)));
      return null;
    }

    private void add(ProcessEvent event) {
      events.add(event);
      state = Evolution.evolve(state, event);
    }

    /** Makes what the burst has done so far durable together with events that must not be lost. */
    private ProcessState flush(List<ProcessEvent> more) throws InterruptedException {
      more.forEach(this::add);
      control.persist(List.copyOf(events));
      events.clear();
      return state;
    }

    private Instant now() {
      return nursery.env().now();
    }
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
