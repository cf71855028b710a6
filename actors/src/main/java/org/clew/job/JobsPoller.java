package org.clew.job;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.ListAnswer;
import org.clew.scheduler.Scheduler;
import org.clew.transport.Transport;

/**
 * One query for all waiting jobs of a computer, at most once per minimum interval, and none when nobody waits.
 *
 * <p>Jobs that are added while a query runs are asked for by the next one. A query that takes long makes the pause after it longer, so
 * that querying never costs more than a tenth of the time.
 */
final class JobsPoller {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String computer;
  private final Scheduler scheduler;
  private final Transport transport;
  private final Supplier<Duration> interval;
  private final Set<Watch> watches = new LinkedHashSet<>();
  private Thread thread;
  private long notBefore = System.nanoTime();

  JobsPoller(String computer, Scheduler scheduler, Transport transport, Supplier<Duration> interval) {
    this.computer = computer;
    this.scheduler = scheduler;
    this.transport = transport;
    this.interval = interval;
  }

  /** Somebody waiting for one job; only the newest sighting is kept. */
  final class Watch implements AutoCloseable {
    private final JobRef job;
    private final BlockingQueue<JobSighting> newest = new ArrayBlockingQueue<>(1);
    private int absences;

    private Watch(JobRef job) {
      this.job = job;
    }

    /** The next sighting, or the newest one if several were made since the last call. */
    JobSighting next() throws InterruptedException {
      return newest.take();
    }

    private void tell(JobSighting sighting) {
      while (!newest.offer(sighting)) newest.poll();
    }

    @Override
    public void close() {
      forget(this);
    }
  }

  Watch watch(JobRef job) {
    var watch = new Watch(job);
    synchronized (this) {
      watches.add(watch);
      if (thread == null) thread = Thread.ofVirtual().name("jobs of " + computer).start(this::loop);
    }
    return watch;
  }

  private synchronized void forget(Watch watch) {
    watches.remove(watch);
  }

  private void loop() {
    try {
      while (true) {
        Thread.sleep(Duration.ofNanos(Math.max(0, notBefore - System.nanoTime())));
        var asked = asked();
        if (asked.isEmpty()) return;
        var begin = System.nanoTime();
        tell(asked, query(asked.stream().map(watch -> watch.job).distinct().toList()));
        var end = System.nanoTime();
        notBefore = end + Math.max(pause().toNanos(), 10 * (end - begin));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause() {
    try {
      return interval.get();
    } catch (RuntimeException _) {
      return Duration.ofSeconds(10);
    }
  }

  /** Empty when this thread is to end. */
  private synchronized List<Watch> asked() {
    if (watches.isEmpty()) thread = null;
    return new ArrayList<>(watches);
  }

  private ListAnswer query(List<JobRef> jobs) throws InterruptedException {
    try {
      var result = transport.exec(scheduler.list(jobs, transport.whoami()), "/", PATIENCE);
      return scheduler.listed(jobs, result);
    } catch (IOException | RuntimeException e) {
      return new ListAnswer.Unusable(String.valueOf(e.getMessage()));
    }
  }

  private void tell(List<Watch> asked, ListAnswer answer) {
    for (var watch : asked) watch.tell(sighting(watch, answer));
  }

  private JobSighting sighting(Watch watch, ListAnswer answer) {
    return switch (answer) {
      case ListAnswer.Unusable(var reason) -> new JobSighting.Unknown("computer " + computer + ": cannot list jobs: " + reason);
      case ListAnswer.Listed(var jobs) -> {
        var info = jobs.get(watch.job.jobId());
        watch.absences = info == null ? watch.absences + 1 : 0;
        yield info == null ? new JobSighting.Absent(watch.absences) : new JobSighting.Present(info);
      }
    };
  }
}
