package org.clew.definition;

import org.clew.data.NodeRef;
import org.clew.process.Outcome;

/**
 * Implemented by a work chain or calculation job that wants to hear what becomes of its processes, to send a message or to keep a
 * list elsewhere.
 *
 * <p>A hook is called when the change is durable, on a virtual thread, one after the other for each process; nothing waits for
 * it. What it throws is logged and harms nobody. It is called at least once for every change that lasts: after a crash, and when
 * a process that waited comes back into memory, the hook of its state is called again. Only the end of a process that no other
 * one called may go unheard, when the engine dies in that very moment. A hook can change nothing of its process.
 */
public interface ProcessHooks {
  /**
   * A process at the moment of a change.
   *
   * @param label that its user gave it, may be empty
   * @param status what people see beside the state, or null
   * @param outcome how it ended; null while it lives
   */
  record Heard(NodeRef node, String type, String label, String status, Outcome outcome) {}

  default void onCreate(Heard process) throws Exception {}

  default void onRunning(Heard process) throws Exception {}

  default void onWaiting(Heard process) throws Exception {}

  default void onPaused(Heard process) throws Exception {}

  default void onPlayed(Heard process) throws Exception {}

  /** Ended by itself, with any exit status. */
  default void onFinished(Heard process) throws Exception {}

  default void onExcepted(Heard process) throws Exception {}

  default void onKilled(Heard process) throws Exception {}

  /** After {@link #onFinished}, {@link #onExcepted} or {@link #onKilled}. */
  default void onTerminated(Heard process) throws Exception {}
}
