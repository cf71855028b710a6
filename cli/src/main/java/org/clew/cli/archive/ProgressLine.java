package org.clew.cli.archive;

import java.io.PrintStream;
import org.clew.archive.Progress;
import org.clew.cli.Shell;

/** One line on the terminal that says how far a command has come; nothing where there is no terminal. */
final class ProgressLine implements Progress {
  private static final long PAUSE = 200_000_000L;

  private final PrintStream err;
  private final boolean shown;
  private long last = System.nanoTime();
  private boolean begun;

  ProgressLine(Shell shell) {
    this.err = shell.err();
    this.shown = shell.isTerminal();
  }

  @Override public void at(String what, long done, long all) {
    if (!shown || System.nanoTime() - last < PAUSE) return;
    last = System.nanoTime();
    begun = true;
    err.print("\r\u001b[K" + what + ": " + done + (all < 0 ? "" : " of " + all));
    err.flush();
  }

  /** Clears the line, if there is one. */
  void end() {
    if (begun) err.print("\r\u001b[K");
    begun = false;
    err.flush();
  }
}
