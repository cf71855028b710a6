package org.clew.testkit.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clew.calcjob.SubmitScript;
import org.clew.scheduler.JobState;

/** A job that a fake cluster has taken. What it does is done when somebody looks at the cluster the next time. */
public final class SubmittedJob {
  private final String id;
  private final String token;
  private final JobDir dir;
  private final String script;
  private final FakeJob plan;
  private final Instant submitted;
  private final List<FakeJob.Deed> left;
  private Integer exit;
  private Instant ended;
  private boolean cancelled;

  SubmittedJob(String id, String token, JobDir dir, String script, FakeJob plan, Instant submitted) {
    this.id = id;
    this.token = token;
    this.dir = dir;
    this.script = script;
    this.plan = plan;
    this.submitted = submitted;
    this.left = new ArrayList<>(plan.deeds());
    left.sort(Comparator.comparing(FakeJob.Deed::after));
  }

  /** Its number, as the scheduler tells it. */
  public String id() {
    return id;
  }

  public JobDir dir() {
    return dir;
  }

  public Instant submitted() {
    return submitted;
  }

  /** Null while it has not ended, or as nobody has looked since. */
  public Instant ended() {
    return ended;
  }

  public boolean wasCancelled() {
    return cancelled;
  }

  @Override public String toString() {
    return "job " + id + " of " + submitted + (cancelled ? ", cancelled" : ended == null ? "" : ", ended " + ended);
  }

  String token() {
    return token;
  }

  FakeJob plan() {
    return plan;
  }

  /** Null unless its program has come to its end. */
  Integer exit() {
    return exit;
  }

  boolean isOver() {
    return ended != null;
  }

  /** What it is in, {@code DONE} when it is over. */
  FakeJob.Stretch at(Instant now) {
    var until = submitted;
    for (var stretch : plan.stretches()) {
      until = until.plus(stretch.lasts());
      if (ended == null && now.isBefore(until)) return stretch;
    }
    return new FakeJob.Stretch(JobState.DONE, cancelled ? "CANCELLED" : exit != null && exit == 0 ? "COMPLETED" : "FAILED",
        Duration.ZERO);
  }

  /** Does everything that it has done by now. */
  void catchUp(Instant now) {
    if (isOver()) return;
    var start = submitted;
    for (var stretch : plan.stretches()) {
      if (stretch.state() == JobState.RUNNING) break;
      start = start.plus(stretch.lasts());
    }
    while (!left.isEmpty() && !now.isBefore(start.plus(left.getFirst().after()))) left.removeFirst().what().accept(dir);
    var end = submitted.plus(plan.stretches().stream().map(FakeJob.Stretch::lasts).reduce(Duration.ZERO, Duration::plus));
    if (now.isBefore(end)) return;
    ended = end;
    if (plan.ending() == FakeJob.Ending.VANISHED) return;
    exit = plan.run(dir, script);
    dir.write(SubmitScript.EXIT, exit + "\n");
  }

  void cancel(Instant now) {
    if (isOver()) return;
    cancelled = true;
    ended = now;
  }
}
