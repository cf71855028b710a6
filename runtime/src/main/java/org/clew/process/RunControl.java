package org.clew.process;

import java.util.List;
import java.util.UUID;

/** How running work talks to its process. All calls are made from the virtual thread of the work. */
public interface RunControl {
  /** Whether the process wants to pause or end: stop after the present step and return what is done. */
  boolean shouldStop();

  /** The step that runs now, shown to people when it takes long. */
  void atStep(String path);

  /** A condition of the outline was evaluated; told for tests, and again when it is evaluated again after a crash. */
  default void decided(String path, boolean holds) {}

  /** Returns when the events are durable; throws InterruptedException when the process was killed or is no longer ours. */
  void persist(List<ProcessEvent> events) throws InterruptedException;

  /** Blocks until a child that was persisted by {@code ChildStarted} has ended. */
  Outcome awaitChild(UUID child) throws InterruptedException;
}
