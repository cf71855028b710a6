package org.clew.process;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.clew.process.JobProgress.Cancelled;
import org.clew.process.Work.Killing.JobToCancel;

/**
 * Reads from a state what has to be done now. The actor compares it with what is being done and starts or stops accordingly,
 * after every event and after recovery alike, so that there is one way into every activity.
 */
public final class Agenda {
  private Agenda() {}

  public static Work of(ProcessState state) {
    if (state.lifecycle() instanceof Lifecycle.Unborn) return new Work.Rest("The process does not exist.");
    if (state.isTerminal()) return new Work.Ended();
    var control = state.control();
    if (control.kill() != null) {
      return new Work.Killing(mustCancelJob(state) ? JobToCancel.CANCEL : JobToCancel.NONE, openChildren(state));
    }
    if (control.blocked() != null) return new Work.Rest(control.blocked());
    if (control.holdsBack()) return new Work.Rest(
        control.paused() ? "It is paused; play lets it go on." : "It is about to pause.");
    if (!state.chain().awaits().isEmpty()) return new Work.Children(state.chain().awaits());
    return switch (state.birth().kind()) {
      case WORKCHAIN -> new Work.Steps();
      case CALCFUNCTION, WORKFUNCTION -> new Work.Function();
      case CALCJOB -> job(state.job());
    };
  }

  private static Work job(JobProgress job) {
    if (job.nextTry() == null) return new Work.Job(job.phase());
    var longest = job.waitsSince() == null ? Duration.ZERO : Duration.between(job.waitsSince(), job.nextTry());
    return new Work.JobLater(job.phase(), job.nextTry(), longest);
  }

  /** Whether a scheduler job exists, or may exist, that nobody has cancelled or seen to end. */
  public static boolean mustCancelJob(ProcessState state) {
    var job = state.job();
    return state.isCalcJob() && job.token() != null && job.cancelled() == Cancelled.NO
        && (job.phase() == JobPhase.SUBMIT || job.phase() == JobPhase.UPDATE);
  }

  /** Whether a child has not told its end yet. */
  public static boolean hasOpenChildren(ProcessState state) {
    return state.chain().children().values().stream().anyMatch(ChildRecord::isOpen);
  }

  static Set<UUID> openChildren(ProcessState state) {
    var open = new LinkedHashSet<UUID>();
    state.chain().children().forEach((id, child) -> {
      if (child.isOpen()) open.add(id);
    });
    return open;
  }
}
