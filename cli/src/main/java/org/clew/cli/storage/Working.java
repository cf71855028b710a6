package org.clew.cli.storage;

import java.util.concurrent.TimeUnit;
import org.clew.cli.Shell;
import org.clew.repository.Upkeep.Progress;

/** Says on stderr what is being done: in place on a terminal, else once for each thing. */
final class Working implements Progress {
  private static final long EVERY_NS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Shell shell;
  private String last = "";
  private long said;

  Working(Shell shell) {
    this.shell = shell;
  }

  @Override public void at(String what, long done, long all) {
    if (!shell.isTerminal()) {
      if (!what.equals(last)) shell.err().println(what + " …");
    } else if (!what.equals(last) || done == all || System.nanoTime() - said > EVERY_NS) {
      said = System.nanoTime();
      shell.err().print((what.equals(last) || last.isEmpty() ? "\r" : "\n") + what
          + (all > 0 ? ": " + done + " of " + all : done > 0 ? ": " + done : " …"));
      shell.err().flush();
    }
    last = what;
  }

  /** Ends the line. */
  void end() {
    if (shell.isTerminal() && !last.isEmpty()) shell.err().println();
    last = "";
  }
}
