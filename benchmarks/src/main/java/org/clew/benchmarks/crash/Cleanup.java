package org.clew.benchmarks.crash;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the worker and removes the files of a run when it went well or is broken off with Ctrl-C; keeps the files for a post
 * mortem when it failed.
 */
final class Cleanup implements AutoCloseable {
  private enum Stage { RUNNING, WELL, FAILED, BROKEN_OFF }

  private final Grounds grounds;
  private final CrashRun run;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.RUNNING);

  private Cleanup(Grounds grounds, CrashRun run) {
    this.grounds = grounds;
    this.run = run;
  }

  static Cleanup of(Grounds grounds, CrashRun run) {
    var cleanup = new Cleanup(grounds, run);
    Runtime.getRuntime().addShutdownHook(new Thread(cleanup::breakOff));
    return cleanup;
  }

  void allIsWell() {
    stage.set(Stage.WELL);
  }

  private void breakOff() {
    if (!stage.compareAndSet(Stage.RUNNING, Stage.BROKEN_OFF)) return;
    run.abandon();
    grounds.remove();
  }

  /** Does not return when the run was broken off: the JVM is about to end, and what goes wrong meanwhile is nobody's concern. */
  @Override public void close() {
    run.abandon();
    if (stage.compareAndSet(Stage.RUNNING, Stage.FAILED)) System.err.println("kept for a post mortem: " + grounds.root());
    if (stage.get() == Stage.WELL) grounds.remove();
    while (stage.get() == Stage.BROKEN_OFF) LockSupport.park();
  }
}
