package org.clew.job;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.SynchronousQueue;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.ListAnswer;
import org.clew.transport.Doorman;

/** The account of a single process without any engine: everything is allowed, and every watch asks for its own job. */
final class SoloAccounts implements Accounts, Account {
  private final Duration interval;
  private Machines machines;
  private String computer;

  SoloAccounts(Duration interval) {
    this.interval = interval;
  }

  void use(Machines those) {
    machines = those;
  }

  @Override public Account of(String label) {
    computer = label;
    return this;
  }

  @Override public void pass(Waiting waiting) {}

  @Override public JobWatch watch(Slot slot, JobRef job) {
    var sightings = new SynchronousQueue<JobSighting>();
    var thread = Thread.startVirtualThread(() -> ask(job, sightings));
    return new JobWatch() {
      @Override public JobSighting next() throws InterruptedException {
        return sightings.take();
      }

      @Override public void close() {
        thread.interrupt();
      }
    };
  }

  private void ask(JobRef job, SynchronousQueue<JobSighting> sightings) {
    int absences = 0;
    try {
      while (true) {
        var sighting = switch (machines.list(computer, List.of(job))) {
          case ListAnswer.Unusable(var reason) -> new JobSighting.Unknown(reason);
          case ListAnswer.Listed(var jobs) -> jobs.get(job.jobId()) instanceof org.clew.scheduler.JobInfo info
              ? new JobSighting.Present(info) : new JobSighting.Absent(++absences);
        };
        sightings.put(sighting);
        Thread.sleep(interval);
      }
    } catch (TroubleException e) {
      throw new AssertionError(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override public void slot(Slot slot, Waiting waiting) {}

  @Override public void freeSlot(UUID process) {}

  @Override public void permit(Use use) {}

  @Override public void trouble(Trouble trouble) {}

  @Override public Doorman doorman() {
    return Doorman.OPEN;
  }
}
