package org.clew.launch;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import org.clew.jobslist.Pauses;
import org.clew.scheduler.Schedulers;
import org.clew.store.Store;
import org.clew.transport.Transports;

/**
 * What an engine works with besides its home: the test kit puts other things in their place.
 *
 * @param store what is done with the store of the home before it is used
 * @param workers makes the thread of each piece of blocking work
 * @param transports ways to reach computers
 * @param schedulers batch systems of computers
 * @param pauses of the JobsLists
 * @param watchAgain between two questions whether a process that somebody waits for has ended
 */
public record Surroundings(UnaryOperator<Store> store, ThreadFactory workers, Transports transports, Schedulers schedulers,
    Pauses pauses, Duration watchAgain) {

  /** As in production: what is installed, and virtual threads. */
  public static Surroundings standard() {
    return new Surroundings(UnaryOperator.identity(), Thread.ofVirtual().name("process-", 0).factory(), Transports.installed(),
        Schedulers.installed(), Pauses.STANDARD, Duration.ofSeconds(5));
  }
}
