package org.clew.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.clew.scheduler.DirectScheduler;

/** A program of its own that submits a job, tells the answer, and stays until it is killed. */
final class Starter {
  private Starter() {}

  public static void main(String[] args) throws Exception {
    var result = new LocalTransport().exec(new DirectScheduler().submit(DirectJob.SCRIPT, args[1]), Path.of(args[0]).toString(),
        Duration.ofSeconds(30));
    System.out.println(result.stdout().strip());
    new CountDownLatch(1).await();
  }
}
