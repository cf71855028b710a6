package org.clew.transport;

/** Hears how far a long transfer is; called on the thread that moves the bytes, so it must be quick. */
@FunctionalInterface
public interface Progress {
  Progress NONE = (_, _) -> { };

  /**
   * @param bytes moved so far
   * @param total bytes to move, or -1 when it is not known
   */
  void moved(long bytes, long total);
}
