package org.clew.process;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The state machine as data: every way in which an event can meet a lifecycle.
 *
 * <p>{@link Evolution} is checked against this table; nothing reads it to run a process. Created leads to Waiting by the one
 * event of a first step or phase that is already over when it is written down.
 */
public final class Transitions {
  /** One way: {@code to} equals {@code from} for events that leave the lifecycle as it is. */
  public record Row(Class<? extends Lifecycle> from, Class<? extends ProcessEvent> event, Class<? extends Lifecycle> to) {
    public boolean isChange() {
      return from != to;
    }

    @Override public String toString() {
      return from.getSimpleName() + " --" + event.getSimpleName() + "--> " + to.getSimpleName();
    }
  }

  private static final Class<Lifecycle.Unborn> UNBORN = Lifecycle.Unborn.class;
  private static final Class<Lifecycle.Created> CREATED = Lifecycle.Created.class;
  private static final Class<Lifecycle.Running> RUNNING = Lifecycle.Running.class;
  private static final Class<Lifecycle.Waiting> WAITING = Lifecycle.Waiting.class;
  private static final List<Class<? extends Lifecycle>> ALIVE = List.of(CREATED, RUNNING, WAITING);
  private static final List<Class<? extends Lifecycle>> BEGUN = List.of(RUNNING, WAITING);

  private static final Set<Row> ROWS = rows();

  private Transitions() {}

  /** All ways, in the order of a process' life. */
  public static Collection<Row> all() {
    return ROWS;
  }

  public static boolean isAllowed(Lifecycle from, ProcessEvent event, Lifecycle to) {
    return ROWS.contains(row(from, event, to));
  }

  /** The way that was taken, whether it is allowed or not. */
  public static Row row(Lifecycle from, ProcessEvent event, Lifecycle to) {
    return new Row(from.getClass(), event.getClass(), to.getClass());
  }

  private static Set<Row> rows() {
    var rows = new LinkedHashSet<Row>();
    lead(rows, List.of(UNBORN), CREATED, List.of(ProcessEvent.Created.class));
    lead(rows, ALIVE, RUNNING, List.of(ProcessEvent.StepStarted.class, ProcessEvent.StepDone.class, ProcessEvent.Called.class));
    lead(rows, List.of(CREATED, RUNNING), RUNNING, List.of(ProcessEvent.ChildStarted.class));
    lead(rows, ALIVE, WAITING, List.of(ProcessEvent.StepDone.class));
    lead(rows, List.of(CREATED, WAITING), WAITING, List.of(JobEvent.Uploaded.class, JobEvent.PhaseFailed.class,
        JobEvent.JobHeld.class, JobEvent.StopRequested.class, JobEvent.PhaseRetried.class, JobEvent.DryRunDone.class));
    lead(rows, List.of(WAITING), WAITING, List.of(JobEvent.SubmitIntended.class, JobEvent.SubmitSearched.class,
        JobEvent.Submitted.class, JobEvent.JobSeen.class, JobEvent.Monitored.class, JobEvent.JobEnded.class,
        JobEvent.Stashed.class, JobEvent.Retrieved.class, JobEvent.JobCancelled.class));
    stay(rows, BEGUN, List.of(ProcessEvent.ChildEnded.class, ProcessEvent.OutlineChanged.class));
    lead(rows, List.of(CREATED), CREATED, List.of(ProcessEvent.Forked.class));
    lead(rows, List.of(CREATED), RUNNING, List.of(ProcessEvent.Forked.class));
    lead(rows, List.of(CREATED), WAITING, List.of(ProcessEvent.Forked.class));
    lead(rows, ALIVE, RUNNING, List.of(ProcessEvent.SteppedBack.class));
    stay(rows, ALIVE, List.of(ProcessEvent.Migrated.class));
    stay(rows, ALIVE, List.of(ProcessEvent.PauseRequested.class, ProcessEvent.Paused.class, ProcessEvent.Played.class,
        ProcessEvent.KillRequested.class, ProcessEvent.KillRefused.class, ProcessEvent.Blocked.class,
        ProcessEvent.Unblocked.class));
    lead(rows, ALIVE, Lifecycle.Finished.class, List.of(ProcessEvent.Finished.class));
    lead(rows, ALIVE, Lifecycle.Excepted.class, List.of(ProcessEvent.Excepted.class));
    lead(rows, ALIVE, Lifecycle.Killed.class, List.of(ProcessEvent.Killed.class));
    return java.util.Collections.unmodifiableSet(rows);
  }

  private static void lead(Set<Row> rows, List<Class<? extends Lifecycle>> from, Class<? extends Lifecycle> to,
      List<Class<? extends ProcessEvent>> events) {
    for (var event : events) for (var source : from) rows.add(new Row(source, event, to));
  }

  private static void stay(Set<Row> rows, List<Class<? extends Lifecycle>> states, List<Class<? extends ProcessEvent>> events) {
    for (var event : events) for (var state : states) rows.add(new Row(state, event, state));
  }
}
