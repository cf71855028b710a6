package org.clew.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clew.calcjob.SubmitScript;
import org.clew.job.JobPhases.Progress;
import org.clew.process.Env;
import org.clew.process.JobEvent.JobEnded;
import org.clew.process.JobEvent.JobHeld;
import org.clew.process.JobEvent.JobSeen;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.scheduler.Command;
import org.clew.scheduler.JobInfo;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.JobState;
import org.clew.scheduler.Scheduler.Absence;

/**
 * Waits for the end of the job. It has ended when the scheduler says so, or when it was not listed twice in a row and accounting
 * or exit sentinel tell of its end; for a scheduler that knows all its jobs two absences suffice.
 */
final class UpdatePhase {
  private static final int CERTAIN_ABSENCES = 2;
  private static final int STRANGE_ABSENCES = 10;
  private static final int UNKNOWN_IN_A_ROW = 3;

  private final Machines machines;
  private final Monitors monitors;
  private final Duration lasting;

  /** @param lasting how long a job must be in a state before that is made durable */
  UpdatePhase(Machines machines, Monitors monitors, Duration lasting) {
    this.machines = machines;
    this.monitors = monitors;
    this.lasting = lasting;
  }

  /** What people were told, and what would be news to them. */
  private static final class Told {
    private String word;
    private JobState seen;
    private Instant since;
    private int unknown;
    private String held;

    Told(String word, Instant now) {
      this.word = word;
      this.since = now;
    }
  }

  List<ProcessEvent> run(ProcessState state, Env env, Progress progress) throws JobException, InterruptedException {
    var machine = machines.find(StoredPlan.read(state.job().plan()).computer());
    var ref = new JobRef(state.job().jobId(), state.job().token(), state.job().workdir());
    var told = new Told(state.job().schedulerState(), env.now());
    var looking = monitors.watch(state, env, machine);
    try (var watch = machine.account().watch(Slots.of(state, env, machine.computer()), ref)) {
      while (true) {
        switch (watch.next()) {
          case JobSighting.Held(var reason) -> hold(reason, told, env, progress);
          case JobSighting.Unknown(var reason) -> {
            if (++told.unknown >= UNKNOWN_IN_A_ROW)
              hold("computer " + machine.computer().label() + ": " + reason, told, env, progress);
          }
          case JobSighting.Absent(var times) -> {
            told.unknown = 0;
            var end = times < CERTAIN_ABSENCES ? Optional.<JobInfo>empty() : end(machine, ref);
            if (end.isPresent()) return ended(machine, state, env, end.get());
            if (times >= STRANGE_ABSENCES) hold(unaccounted(machine, ref), told, env, progress);
          }
          case JobSighting.Present(var info) when info.state() == JobState.DONE -> {
            return ended(machine, state, env, accounted(machine, ref, machine.scheduler().details(ref)).orElse(info));
          }
          case JobSighting.Present(var info) -> {
            seen(info, told, env, progress);
            var stop = looking.after(info, progress);
            if (stop.isPresent()) return stop.get();
          }
        }
      }
    }
  }

  private static void hold(String reason, Told told, Env env, Progress progress) throws InterruptedException {
    if (reason.equals(told.held)) return;
    progress.persist(List.of(new JobHeld(env.now(), reason)));
    told.held = reason;
  }

  private void seen(JobInfo info, Told told, Env env, Progress progress) throws InterruptedException {
    told.unknown = 0;
    if (told.seen != info.state()) {
      told.seen = info.state();
      told.since = env.now();
    }
    var word = info.state().durable();
    var news = !word.equals(told.word) && !env.now().isBefore(told.since.plus(lasting));
    if (!news && told.held == null) return;
    progress.persist(List.of(new JobSeen(env.now(), word, info.substate())));
    told.word = word;
    told.held = null;
  }

  private static List<ProcessEvent> ended(Machine machine, ProcessState state, Env env, JobInfo info) {
    if (!machine.computer().limits().jobs().isEmpty()) machine.account().freeSlot(state.birth().node().uuid());
    return List.of(new JobEnded(env.now(), new LinkedHashMap<>(info.plain())));
  }

  private static Optional<JobInfo> end(Machine machine, JobRef ref) throws JobException, InterruptedException {
    var told = accounted(machine, ref, machine.scheduler().accounting(ref));
    if (told.isPresent()) return told;
    var status = sentinel(machine, ref);
    if (status.isPresent()) return Optional.of(new JobInfo(ref.jobId(), JobState.DONE, "sentinel", status, Map.of()));
    return switch (machine.scheduler().absence()) {
      case ENDED -> Optional.of(JobInfo.of(ref.jobId(), JobState.DONE, "gone without exit status; killed or lost"));
      case UNKNOWN -> Optional.empty();
    };
  }

  /** What the accounting tells of the end of the job; empty when it tells nothing yet, or there is none. */
  private static Optional<JobInfo> accounted(Machine machine, JobRef ref, Optional<Command> question)
      throws JobException, InterruptedException {
    if (question.isEmpty()) return Optional.empty();
    return machine.scheduler().accounted(ref, machine.exec(question.get(), "/")).filter(info -> info.state() == JobState.DONE);
  }

  private static String unaccounted(Machine machine, JobRef ref) {
    return "job " + ref.jobId() + " is not in the queue of " + machine.computer().label()
        + ", and neither accounting nor exit sentinel tell"
        + " how it ended; 'clew process stop' ends the wait and retrieves what there is";
  }

  private static OptionalInt sentinel(Machine machine, JobRef ref) throws JobException {
    try {
      var text = new String(machine.transport().read(ref.workdir() + "/" + SubmitScript.EXIT), StandardCharsets.UTF_8);
      return text.matches("\\d{1,3}\n") ? OptionalInt.of(Integer.parseInt(text.strip())) : OptionalInt.empty();
    } catch (NoSuchFileException _) {
      return OptionalInt.empty();
    } catch (IOException e) {
      throw machine.failure(e);
    }
  }
}
