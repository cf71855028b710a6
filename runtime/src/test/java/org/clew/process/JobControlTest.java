package org.clew.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.process.When.PAUSE;
import static org.clew.process.When.STOP;
import static org.clew.process.When.busy;
import static org.clew.process.When.done;
import static org.clew.process.When.events;
import static org.clew.process.When.idle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.process.JobEvent.JobCancelled;
import org.clew.process.JobEvent.JobEnded;
import org.clew.process.JobEvent.Monitored;
import org.clew.process.JobEvent.PhaseRetried;
import org.clew.process.JobEvent.StopRequested;
import org.clew.process.JobStop.Cause;
import org.clew.process.JobStop.Then;
import org.clew.process.JobStop.Verdict;
import org.clew.process.ProcessCommand.DeadlinePassed;
import org.clew.process.ProcessCommand.Retry;
import org.clew.process.ProcessCommand.Stop;
import org.clew.spec.ProcessKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Stopping a job, doing its phases again, and its deadline. */
class JobControlTest {
  private static final JobStop WANTED = new JobStop(Cause.PERSON, "enough seen", Then.PARSE, Verdict.STOP);
  private static final Instant DUE = Given.NOW.plusSeconds(60);

  @Test
  @DisplayName("SPEC 13.2/12 a stop is an intent; the job is cancelled, and the process goes on to stash, retrieve and parse")
  void stopKeepsTheProcess() {
    var wanted = busy(Given.submitted(), STOP);
    assertThat(wanted.job().stop()).isEqualTo(WANTED);
    assertThat(wanted.control().status()).isEqualTo("Stopping the job: enough seen");
    assertThat(Agenda.of(wanted)).isEqualTo(new Work.Job(JobPhase.UPDATE));
    var over = idle(wanted, done(new JobCancelled(Given.NOW, "gone"), new JobEnded(Given.NOW, Map.of())));
    assertThat(Agenda.of(over)).isEqualTo(new Work.Job(JobPhase.STASH));
    assertThat(over.job().stop()).isEqualTo(WANTED);
  }

  @Test void stopIsAskedOnceAndMayBeChanged() {
    var wanted = busy(Given.submitted(), STOP);
    assertThat(events(wanted, Activity.BUSY, STOP)).isEmpty();
    assertThat(busy(wanted, new Stop("away with it", Then.FINISH, Verdict.STOP)).job().stop().then()).isEqualTo(Then.FINISH);
  }

  @Test void stopEndsAPauseAndTheWaitForTheNextTry() {
    var paused = idle(Given.submitted(Given.failed(JobPhase.UPDATE, 2, Given.NOW.plusSeconds(600))), PAUSE);
    var stopped = idle(paused, STOP);
    assertThat(stopped.paused()).isFalse();
    assertThat(Agenda.of(stopped)).isEqualTo(new Work.Job(JobPhase.UPDATE));
  }

  @Test void stopIsRefusedWhereThereIsNothingToStop() {
    assertThat(refusal(Given.chain(), STOP)).isEqualTo("Process 1 is a workchain; only calculation jobs can be stopped.");
    assertThat(refusal(Given.submitted(new JobEnded(Given.NOW, Map.of())), STOP))
        .isEqualTo("The job of process 1 has ended already; the process is stashing.");
    assertThat(refusal(busy(Given.submitted(), When.KILL), STOP)).isEqualTo("Process 1 is being killed.");
  }

  @Test @DisplayName("SPEC 13.2/14 a failed phase is tried again from its first try, at once")
  void retryOfTheFailedPhase() {
    var failed = Given.submitted(Given.failed(JobPhase.UPDATE, 4, Given.NOW.plusSeconds(160)));
    assertThat(events(failed, Activity.IDLE, new Retry(JobPhase.UPDATE)))
        .containsExactly(new PhaseRetried(Given.NOW, JobPhase.UPDATE));
    assertThat(Agenda.of(idle(failed, new Retry(JobPhase.UPDATE)))).isEqualTo(new Work.Job(JobPhase.UPDATE));
    var gaveUp = idle(Given.submitted(), done(Given.failed(JobPhase.UPDATE, 5, null)));
    assertThat(gaveUp.paused()).isTrue();
    var again = idle(gaveUp, new Retry(JobPhase.UPDATE));
    assertThat(again.paused()).isFalse();
    assertThat(again.job().tries()).isZero();
  }

  @Test void retryGoesBackAsLongAsNoOutputWouldBeReplaced() {
    var ended = Given.submitted(new JobEnded(Given.NOW, Map.of()), new JobEvent.Stashed(Given.NOW, Map.of()));
    for (var phase : List.of(JobPhase.SUBMIT, JobPhase.UPDATE, JobPhase.STASH, JobPhase.RETRIEVE)) {
      assertThat(Agenda.of(idle(ended, new Retry(phase)))).isEqualTo(new Work.Job(phase));
    }
    assertThat(idle(ended, new Retry(JobPhase.SUBMIT)).job().token()).isEqualTo("t1");
    assertThat(refusal(ended, new Retry(JobPhase.UPLOAD))).contains("outputs are never replaced");
    assertThat(refusal(ended, new Retry(JobPhase.PARSE))).contains("has not come to 'parsing' yet");
    var retrieved = Given.submitted(new JobEnded(Given.NOW, Map.of()), new JobEvent.Retrieved(Given.NOW, Map.of()));
    for (var phase : List.of(JobPhase.UPLOAD, JobPhase.SUBMIT, JobPhase.UPDATE, JobPhase.STASH, JobPhase.RETRIEVE)) {
      assertThat(refusal(retrieved, new Retry(phase))).startsWith("Process 1 ");
    }
  }

  @Test void retryDoesNotDisturbWhatRuns() {
    var running = Given.submitted(new JobEnded(Given.NOW, Map.of()));
    assertThat(events(running, Activity.BUSY, new Retry(JobPhase.STASH))).isEmpty();
    assertThat(Decider.decide(running, new Retry(JobPhase.UPDATE), Activity.BUSY, Given.NOW)).isEqualTo(
        new Decision.Reject("Process 1 is stashing at this moment; pause it first, or wait for the end of that."));
    assertThat(refusal(Given.job(Given.finished()), new Retry(JobPhase.PARSE))).contains("has already ended");
  }

  @Test void aDeadlineCountsFromTheBirth() {
    var job = Evolution.replay(List.of(Given.createdWithDeadline(), Given.uploaded(),
        new JobEvent.SubmitIntended(Given.NOW, 1, "t1")));
    assertThat(JobDeadline.of(job)).contains(DUE);
    assertThat(at(job, DUE.minus(Duration.ofMillis(1)))).isEmpty();
    assertThat(at(job, DUE)).containsExactly(new StopRequested(DUE,
        new JobStop(Cause.DEADLINE, "it did not end within 60 s", Then.PARSE, Verdict.STOP)));
    var stopped = Evolution.evolve(job, at(job, DUE).getFirst());
    assertThat(JobDeadline.of(stopped)).isEmpty();
    assertThat(at(stopped, DUE)).isEmpty();
    assertThat(JobDeadline.of(Evolution.evolve(job, new JobEnded(Given.NOW, Map.of())))).isEmpty();
    assertThat(JobDeadline.of(Given.submitted())).isEmpty();
  }

  @Test void marksOfMonitorsAddUp() {
    var later = Given.NOW.plusSeconds(5);
    var job = Given.submitted(new Monitored(Given.NOW, Map.of("a", Given.NOW, "b", Given.NOW), Set.of(), Map.of(), List.of()),
        new Monitored(later, Map.of("a", later), Set.of("b"), Map.of(), List.of()));
    assertThat(job.job().marks()).isEqualTo(new MonitorMarks(Map.of("a", later, "b", Given.NOW), Set.of("b")));
    assertThat(job.isCalcJob() && job.birth().kind() == ProcessKind.CALCJOB).isTrue();
  }

  private static List<ProcessEvent> at(ProcessState state, Instant now) {
    return ((Decision.Emit) Decider.decide(state, new DeadlinePassed(), Activity.BUSY, now)).events();
  }

  private static String refusal(ProcessState state, ProcessCommand command) {
    return ((Decision.Reject) Decider.decide(state, command, Activity.IDLE, Given.NOW)).reason();
  }
}
