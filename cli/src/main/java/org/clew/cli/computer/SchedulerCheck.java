package org.clew.cli.computer;

import java.io.IOException;
import java.time.Duration;
import org.clew.cli.computer.Check.Finding;
import org.clew.scheduler.ProbeAnswer;
import org.clew.scheduler.Scheduler;
import org.clew.transport.Transport;

/** Asks the batch system something cheap. */
final class SchedulerCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private SchedulerCheck() {}

  static Finding look(Scheduler scheduler, Transport transport) throws IOException, InterruptedException {
    var result = transport.exec(scheduler.probe(), "/", PATIENCE);
    return switch (scheduler.probed(result)) {
      case ProbeAnswer.Ready(var note) -> Finding.passed(scheduler.name() + ": " + note);
      case ProbeAnswer.Broken(var problem, var remedy) -> Finding.failed(scheduler.name() + ": " + problem, remedy);
    };
  }
}
