package org.clew.job;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.clew.computer.Computer;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.scheduler.Scheduler;
import org.clew.transport.Transport;
import org.clew.transport.TransportException;

/**
 * A computer with all that is needed to work with it.
 *
 * @param urgent the same transport for what must not queue behind the work of processes
 * @param permits how many commands of processes may run there at a time from this engine
 */
record Machine(Computer computer, Transport transport, Transport urgent, Scheduler scheduler, Account account,
    Semaphore permits) {
  static final int COMMANDS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** @throws TroubleException when the whole computer is in trouble, which then is being looked into */
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

  /** Trouble with files or commands, in words for people; trouble of the whole computer is reported. */
  JobException failure(IOException e) {
    var what = e.getClass() == IOException.class || e.getMessage() != null && e.getMessage().contains(" ")
        ? e.getMessage() : e.getClass().getSimpleName() + " " + e.getMessage();
    if (e instanceof TransportException transported && Trouble.of(transported) instanceof Trouble trouble) {
      account.trouble(trouble);
      return new TroubleException(trouble, e);
    }
    return new JobException("computer " + computer.label() + ": " + what, e);
  }

  JobException failure(String what) {
    return new JobException("computer " + computer.label() + ": " + what);
  }
}
