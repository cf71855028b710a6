package org.clew.function;

/**
 * Leaves user code because its process must stop now. Not an Exception, so that user code that catches these does not hold it up.
 *
 * <p>With an InterruptedException as its cause the process was killed or is no longer ours; without, it wants to pause.
 */
public final class Stopped extends Error {
  private static final long serialVersionUID = 1L;

  public Stopped(InterruptedException cause) {
    super("the process stops", cause, false, false);
  }

  static Stopped toPause() {
    return new Stopped(null);
  }

  boolean isPause() {
    return getCause() == null;
  }
}
