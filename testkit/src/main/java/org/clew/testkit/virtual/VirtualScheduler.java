package org.clew.testkit.virtual;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.LightArrayRevolverScheduler;
import org.apache.pekko.event.LoggingAdapter;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/**
 * Pekko's timers: those of Clew's actors go off by virtual time, all others, of cluster, sharding and persistence, by real time,
 * so that the cluster of one node lives as ever. Whose a timer is, the stack of the call tells. Made by Pekko, by the name of the
 * class.
 */
public final class VirtualScheduler extends LightArrayRevolverScheduler {
  private static final List<String> OURS = List.of("org.clew.actors.", "org.clew.jobslist.", "org.clew.launch.EndWatcher");
  private static final int FRAMES = 25;
  private static final StackWalker STACK = StackWalker.getInstance();

  private final VirtualTime time;

  public VirtualScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {
    super(config, log, threads);
    time = Times.of(config).time();
  }

  @Override public Cancellable scheduleOnce(FiniteDuration delay, Runnable task, ExecutionContext executor) {
    return isOurs() ? cancellable(time.set(java(delay), task, executor::execute)) : super.scheduleOnce(delay, task, executor);
  }

  @Override public Cancellable scheduleWithFixedDelay(FiniteDuration first, FiniteDuration delay, Runnable task,
      ExecutionContext executor) {
    return isOurs() ? cancellable(time.every(java(first), java(delay), task, executor::execute))
        : super.scheduleWithFixedDelay(first, delay, task, executor);
  }

  private static Duration java(FiniteDuration duration) {
    return Duration.ofNanos(duration.toNanos());
  }

  private static boolean isOurs() {
    return STACK.walk(frames -> frames.limit(FRAMES).anyMatch(frame -> OURS.stream().anyMatch(frame.getClassName()::startsWith)));
  }

  private static Cancellable cancellable(VirtualTime.Ticket ticket) {
    return new Cancellable() {
      @Override public boolean cancel() {
        return ticket.cancel();
      }

      @Override public boolean isCancelled() {
        return ticket.isCancelled();
      }
    };
  }
}
