package org.clew.launch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.clew.actors.Runner;
import org.clew.job.JobException;
import org.clew.process.Change;
import org.clew.process.JobPhase;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.RunControl;
import org.clew.process.Work;

/**
 * Lets a node leave without tearing anything: once it drains, work that runs ends after its present step, and new work is held
 * back until the actors stop it. What only waits, for a job or a child, does not count as running.
 */
final class DrainingRunner implements Runner {
  private final Runner runner;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition calm = lock.newCondition();
  private int running;
  private volatile boolean draining;

  DrainingRunner(Runner runner) {
    this.runner = runner;
  }

  /** Holds back new work and waits until nothing runs, but not longer than this; says whether all came to a rest. */
  boolean drain(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      draining = true;
      var left = longest.toNanos();
      while (running > 0 && left > 0) left = calm.awaitNanos(left);
      return running == 0;
    } finally {
      lock.unlock();
    }
  }

  @Override public List<ProcessEvent> run(Work work, ProcessState state, RunControl control) throws InterruptedException {
    if (work instanceof Work.Job(var phase) && phase == JobPhase.UPDATE) return runner.run(work, state, control);
    if (!enter()) new CountDownLatch(1).await(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    try {
      return runner.run(work, state, new Stopping(control));
    } finally {
      change(-1);
    }
  }

  @Override public ProcessEvent cancel(ProcessState state) throws JobException, InterruptedException {
    return runner.cancel(state);
  }

  @Override public boolean tidies(ProcessState state) {
    return runner.tidies(state);
  }

  @Override public void tidy(ProcessState state) throws InterruptedException {
    runner.tidy(state);
  }

  @Override public boolean mayHear(ProcessState state) {
    return runner.mayHear(state);
  }

  @Override public void hear(ProcessState state, List<Change> changes) {
    runner.hear(state, changes);
  }

  @Override public Optional<String> obstacle(ProcessState state) {
    return runner.obstacle(state);
  }

  private boolean enter() {
    lock.lock();
    try {
      if (!draining) running++;
      return !draining;
    } finally {
      lock.unlock();
    }
  }

  private void change(int by) {
    lock.lock();
    try {
      running += by;
      if (running == 0) calm.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private final class Stopping implements RunControl {
    private final RunControl control;

    Stopping(RunControl control) {
      this.control = control;
    }

    @Override public boolean shouldStop() {
      return draining || control.shouldStop();
    }

    @Override public void atStep(String path) {
      control.atStep(path);
    }

    @Override public void persist(List<ProcessEvent> events) throws InterruptedException {
      control.persist(events);
    }

    @Override public Outcome awaitChild(UUID child) throws InterruptedException {
      change(-1);
      try {
        return control.awaitChild(child);
      } finally {
        change(1);
      }
    }
  }
}
