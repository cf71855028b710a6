package org.clew.job;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.clew.computer.Computer;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.scheduler.Scheduler;
import org.clew.transport.Transport;

/**
 * A computer with all that is needed to work with it.
 *
 * @param permits how many commands of processes may run there at a time; the one of the poller is not among them
 */
record Machine(Computer computer, Transport transport, Scheduler scheduler, JobsPoller poller, Semaphore permits) {
  static final int COMMANDS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  CommandResult exec(Command command, String workdir) throws JobException, InterruptedException {
    permits.acquire();
    try {
      return transport.exec(command, workdir, PATIENCE);
    } catch (IOException e) {
      throw failure(e);
    } finally {
      permits.release();
    }
  }

  /** Trouble with files or commands, in words for people. */
  JobException failure(IOException e) {
    var what = e.getClass() == IOException.class || e.getMessage() != null && e.getMessage().contains(" ")
        ? e.getMessage() : e.getClass().getSimpleName() + " " + e.getMessage();
    return new JobException("computer " + computer.label() + ": " + what, e);
  }

  JobException failure(String what) {
    return new JobException("computer " + computer.label() + ": " + what);
  }
}
