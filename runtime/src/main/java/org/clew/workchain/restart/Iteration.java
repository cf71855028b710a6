package org.clew.workchain.restart;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.data.Data;
import org.clew.definition.Launchable;
import org.clew.spec.Direction;
import org.clew.spec.ExitCode;
import org.clew.spec.Records;
import org.clew.workchain.Child;
import org.clew.workchain.Run;

/**
 * An iteration that has ended, as a handler sees it: how the process ended, and the inputs with which it may be run again.
 *
 * <pre>{@code
 * iteration.repeatWith(copy(iteration.inputs(Pw.In.class), Pw.In::parameters, softer));
 * iteration.setInput("metadata.options.max_wallclock_seconds", 7200);
 * }</pre>
 */
public final class Iteration<I extends Record, C extends RestartContext, O extends Record> {
  private final Run<I, C, O> run;
  private final Child<?> child;
  private final ExitCode code;

  Iteration(Run<I, C, O> run, Child<?> child, ExitCode code) {
    this.run = run;
    this.child = child;
    this.code = code;
  }

  /** The work chain, to report, to call functions and to see its own inputs. */
  public Run<I, C, O> run() {
    return run;
  }

  /** The number of this iteration, from 1. */
  public long number() {
    return run.ctx().iteration();
  }

  public Child<?> child() {
    return child;
  }

  /** {@link ExitCode#SUCCESS}, or the code that the process failed with. */
  public ExitCode code() {
    return code;
  }

  /** What the process put out, by link label; a failed one may lack required outputs. */
  public Map<String, Data> outputs() {
    return run.outputs(child);
  }

  /** Inputs that the next iteration would have, as the record of the process. */
  public <J extends Record> J inputs(Class<J> type) {
    return Records.fromMap(type, run.ctx().nextInputs());
  }

  /** Inputs of the next iteration; what the record has no place for, such as metadata and monitors, stays as it is. */
  public void repeatWith(Record inputs) {
    var next = new LinkedHashMap<String, Object>(Records.toMap(inputs));
    var ports = Records.namespaceOf(inputs.getClass(), Direction.INPUTS).byName();
    run.ctx().nextInputs().forEach((port, value) -> {
      if (!ports.containsKey(port)) next.put(port, value);
    });
    run.ctx().inputs = next;
  }

  /** One input of the next iteration, by dotted port name; null takes it away. */
  public void setInput(String path, Object value) {
    InputTree.put(run.ctx().nextInputs(), path, value);
  }

  /** A line for the report of the work chain. */
  public void report(String text) {
    run.report(text);
  }
}
