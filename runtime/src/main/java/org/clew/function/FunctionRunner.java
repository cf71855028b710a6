package org.clew.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.process.Env;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Report;
import org.clew.process.RunControl;
import org.clew.process.Traces;
import org.clew.spec.LinkLabels;
import org.clew.spec.ProcessKind;

/** Runs a function that is a process of its own. */
public final class FunctionRunner {
  /** Path of the only step of a function. */
  public static final String STEP = "run";

  private FunctionRunner() {}

  /**
   * Runs the body from its beginning, on this (virtual) thread.
   *
   * @param children unused for a calcfunction
   * @return events that end the process, or none when it stopped to pause: run it again, and it goes on from its recorded calls
   * @throws InterruptedException when the process was killed or is no longer ours
   */
  public static List<ProcessEvent> run(ProcessFunction function, ProcessState state, Env env, RunControl control, ChildFactory children)
      throws InterruptedException {
    control.atStep(STEP);
    var flow = new RecordedFlow(state, env, control, children);
    try {
      var birth = state.birth();
      var inputs = new LinkedHashMap<String, Object>(birth.metadata());
      inputs.putAll(LinkLabels.nest(InlineCalls.load(birth.inputs(), env)));
      var returned = FunctionRun.call(function, inputs, function.kind() == ProcessKind.WORKFUNCTION ? flow : null, birth.node());
      var ending = Ending.of(function, returned, env);
      return List.of(new ProcessEvent.Finished(env.now(), ending.status(), ending.message(), ending.outputs(), flow.reports()));
    } catch (Stopped stopped) {
      if (stopped.isPause()) return List.of();
      throw (InterruptedException) stopped.getCause();
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      return excepted(e, flow.reports(), state, env);
    }
  }

  /** An exception has no place for reports, so they go before it as a step that changed nothing else. */
  private static List<ProcessEvent> excepted(Throwable failure, List<Report> reports, ProcessState state, Env env) {
    var excepted = new ProcessEvent.Excepted(env.now(), Traces.headline(failure), Traces.of(failure));
    if (reports.isEmpty()) return List.of(excepted);
    return List.of(new ProcessEvent.StepDone(env.now(), STEP, Map.of(), Set.of(), Map.of(), List.of(), List.of(), List.of(), reports, null,
        state.chain().cursor()), excepted);
  }
}
