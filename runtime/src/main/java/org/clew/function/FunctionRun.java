package org.clew.function;

import java.util.Map;
import org.clew.data.NodeRef;
import org.clew.definition.ProcessScope;

/** Calls the body of a function and judges what it returns. */
public final class FunctionRun {
  private FunctionRun() {}

  /**
   * Calls the body on this thread as code of the process {@code node}.
   *
   * @param processedInputs nested mapping as {@link org.clew.spec.ProcessSpec#process} gives it; data that has its node
   * @param flow null for a calcfunction
   * @throws IllegalStateException when the function returned what its kind may not return
   * @throws Throwable as the body threw it, a {@link FunctionExit} apart
   */
  public static Returned call(ProcessFunction function, Map<String, ?> processedInputs, Flow flow, NodeRef node)
      throws Throwable {
    try {
      return ProcessScope.call(new ProcessScope.Inside(node, function.kind()),
          () -> Returns.read(function, function.invoke(processedInputs, flow)));
    } catch (FunctionExit exit) {
      return new Returned(exit.code(), Map.of(), null);
    }
  }
}
