package org.clew.workchain.restart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.workchain.Child;
import org.clew.workchain.restart.RestartRules.Failure;
import org.clew.workchain.restart.RestartRules.Work;

/** What a restart work chain remembers; the context of a subclass extends it with fields of its own. */
public class RestartContext {
  Map<String, Object> inputs;
  List<Child<?>> children = new ArrayList<>();
  List<List<Object>> consideredHandlers = new ArrayList<>();
  long iteration;
  Failure failure = Failure.NONE;
  Work work = Work.OPEN;

  /** Inputs of the next iteration, nested by port name, with {@code metadata}; may be changed at any depth, put in place anew. */
  public final Map<String, Object> nextInputs() {
    if (inputs == null) inputs = new LinkedHashMap<>();
    return inputs;
  }

  /** How often the process was run, since the last pause after too many iterations. */
  public final long iteration() {
    return iteration;
  }

  /** The process of the latest iteration, also after a pause. */
  public final Optional<Child<?>> latest() {
    return children.isEmpty() ? Optional.empty() : Optional.of(children.getLast());
  }

  /** All runs of the process, in order. */
  public final List<Child<?>> runs() {
    return List.copyOf(children);
  }

  public final boolean isFinished() {
    return work == Work.FINISHED;
  }

  /** Nothing more is to be done: the loop ends with the report of the handler that says so. */
  public final void finish() {
    work = Work.FINISHED;
  }
}
