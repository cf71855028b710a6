package org.clew.process;

import java.util.ArrayList;
import java.util.List;

/** What people call a change of a process, in the order of its life. */
public enum Change {
  CREATED, RUNNING, WAITING, PAUSED, PLAYED, FINISHED, EXCEPTED, KILLED;

  /**
   * What has changed, in order. A work chain that begins is told to be running also when it has come further in the same moment.
   *
   * @param before null when it is not known: then all that holds now counts as changed
   */
  public static List<Change> between(ProcessState before, ProcessState after) {
    var changes = new ArrayList<Change>();
    var from = before == null ? null : before.lifecycle().getClass();
    if (from != after.lifecycle().getClass()) {
      var begins = from == Lifecycle.Created.class && !after.isCalcJob() && !(after.lifecycle() instanceof Lifecycle.Killed);
      if (begins && !(after.lifecycle() instanceof Lifecycle.Running)) changes.add(RUNNING);
      of(after.lifecycle(), changes);
    }
    boolean wasPaused = before != null && before.paused();
    if (after.paused() && !wasPaused) changes.add(PAUSED);
    if (wasPaused && !after.paused() && !after.isTerminal()) changes.add(PLAYED);
    return changes;
  }

  private static void of(Lifecycle lifecycle, List<Change> changes) {
    switch (lifecycle) {
      case Lifecycle.Unborn() -> { }
      case Lifecycle.Created() -> changes.add(CREATED);
      case Lifecycle.Running() -> changes.add(RUNNING);
      case Lifecycle.Waiting() -> changes.add(WAITING);
      case Lifecycle.Finished _ -> changes.add(FINISHED);
      case Lifecycle.Excepted _ -> changes.add(EXCEPTED);
      case Lifecycle.Killed _ -> changes.add(KILLED);
    }
  }
}
