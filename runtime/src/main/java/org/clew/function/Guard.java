package org.clew.function;

import org.clew.definition.ProcessScope;

/** What launchers ask before they launch. */
public final class Guard {
  private Guard() {}

  /**
   * Refuses when the code of a calculation is running on this thread.
   *
   * @param what is to be launched, such as {@code calcfunction arithmetic.multiply}, for the message
   * @throws IllegalStateException because a calculation calls no processes
   */
  public static void refuseInsideCalculation(String what) {
    var inside = ProcessScope.current();
    if (inside == null || !inside.kind().isCalculation()) return;
    throw new IllegalStateException("the " + inside.kind().durable() + " of node " + inside.node().pk() + " cannot call " + what
        + ": calculations call no processes. Call it from a work chain or a workfunction, and hand its result in as an input");
  }
}
