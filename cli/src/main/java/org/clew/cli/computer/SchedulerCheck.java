package org.clew.cli.computer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.clew.cli.computer.Check.Finding;
import org.clew.scheduler.ListAnswer;
import org.clew.scheduler.Scheduler;
import org.clew.transport.Transport;

/** Asks the batch system something cheap. */
final class SchedulerCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private SchedulerCheck() {}

  static Finding look(Scheduler scheduler, Transport transport, String user) throws IOException, InterruptedException {
    var result = transport.exec(scheduler.list(List.of(), user), "/", PATIENCE);
    return switch (scheduler.listed(List.of(), result)) {
      case ListAnswer.Listed _ -> Finding.passed(scheduler.name() + " answers");
      case ListAnswer.Unusable(var reason) -> Finding.failed(scheduler.name() + " does not answer: " + reason,
          "Look whether its commands are found in a non-interactive shell there.");
    };
  }
}
