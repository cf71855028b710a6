package org.clew.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.cache.Search;
import org.clew.definition.BirthInputs;
import org.clew.definition.Definitions;
import org.clew.definition.Nursery;
import org.clew.process.Env;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Report;
import org.clew.process.RunControl;
import org.clew.process.Traces;
import org.clew.spec.ProcessKind;

/** Runs functions that are processes of their own. */
public final class FunctionRunner {
  /** Path of the only step of a function. */
  public static final String STEP = "run";

  private final Definitions definitions;
  private final Nursery nursery;

  public FunctionRunner(Definitions definitions, Nursery nursery) {
    this.definitions = definitions;
    this.nursery = nursery;
  }

  /**
   * Runs the body from its beginning, on this (virtual) thread.
   *
   * @return events that end the process, or none when it stopped to pause: run it again, and it goes on from its recorded calls
   * @throws InterruptedException when the process was killed or is no longer ours
   */
  public List<ProcessEvent> run(ProcessFunction function, ProcessState state, RunControl control) throws InterruptedException {
    control.atStep(STEP);
    var env = nursery.env();
    var search = function.kind() == ProcessKind.CALCFUNCTION ? nursery.cache().search(state.birth(), function) : Search.OFF;
    var hit = search.next();
    if (hit.isPresent()) return List.of(hit.get().event(env));
    var done = done(function, state, control);
    if (search.miss().isEmpty() || done.isEmpty()) return done;
    var all = new ArrayList<ProcessEvent>();
    all.add(new ProcessEvent.CacheMissed(env.now(), search.miss().get()));
    all.addAll(done);
    return all;
  }

  private List<ProcessEvent> done(ProcessFunction function, ProcessState state, RunControl control) throws InterruptedException {
    var env = nursery.env();
    var flow = new RecordedFlow(state, control, definitions, nursery);
    try {
      var inputs = BirthInputs.nested(state.birth(), env);
      boolean isWork = function.kind() == ProcessKind.WORKFUNCTION;
      var returned = FunctionRun.call(function, inputs, isWork ? flow : null, state.birth().node());
      var ending = Ending.of(function, returned, env);
      return List.of(new ProcessEvent.Finished(env.now(), ending.status(), ending.message(), ending.outputs(), flow.reports()));
    } catch (Stopped stopped) {
      if (stopped.isPause()) return List.of();
      throw (InterruptedException) stopped.getCause();
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      Fatal.rethrow(e);
      return excepted(e, flow.reports(), state, env);
    }
  }

  /** An exception has no place for reports, so they go before it as a step that changed nothing else. */
  private static List<ProcessEvent> excepted(Throwable failure, List<Report> reports, ProcessState state, Env env) {
    var excepted = new ProcessEvent.Excepted(env.now(), Traces.headline(failure), Traces.of(failure));
    if (reports.isEmpty()) return List.of(excepted);
    var reported = new ProcessEvent.StepDone(env.now(), STEP, Map.of(), Set.of(), Map.of(), List.of(), List.of(), List.of(),
        reports, null, state.chain().cursor());
    return List.of(reported, excepted);
  }
}
