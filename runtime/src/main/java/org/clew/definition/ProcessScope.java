package org.clew.definition;

import org.clew.data.NodeRef;
import org.clew.spec.ProcessKind;

/** The process whose user code runs on this thread; what launchers ask before they launch. */
public final class ProcessScope {
  /** A process that is running user code. */
  public record Inside(NodeRef node, ProcessKind kind) {}

  private static final ScopedValue<Inside> CURRENT = ScopedValue.newInstance();

  private ProcessScope() {}

  /** Calls the body as code of that process. */
  public static <T, X extends Throwable> T call(Inside process, ScopedValue.CallableOp<T, X> body) throws X {
    return ScopedValue.where(CURRENT, process).call(body);
  }

  /** The process that is running on this thread, or null. */
  public static Inside current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }
}
