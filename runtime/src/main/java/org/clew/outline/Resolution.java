package org.clew.outline;

/** What became of a stored cursor in the outline of today. */
public sealed interface Resolution {
  /** The outline knows it as it was stored. */
  record Exact(Cursor cursor) implements Resolution {}

  /**
   * The outline knows it under another path, by earlier ids.
   *
   * @param stored as it was stored
   * @param cursor as it is called now
   */
  record Renamed(Cursor stored, Cursor cursor) implements Resolution {}

  /**
   * The outline does not know it: the process must pause and wait for a decision.
   *
   * @param sentence names the parked step, the known steps and the remedy
   */
  record Unresolvable(String sentence) implements Resolution {}
}
