package org.clew.job;

import java.io.IOException;
import java.time.Duration;
import org.clew.computer.Computer;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.scheduler.Scheduler;
import org.clew.transport.Transport;

/** A computer with all that is needed to work with it. */
record Machine(Computer computer, Transport transport, Scheduler scheduler, JobsPoller poller) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  CommandResult exec(Command command, String workdir) throws JobException, InterruptedException {
    try {
      return transport.exec(command, workdir, PATIENCE);
    } catch (IOException e) {
      throw failure(e);
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
