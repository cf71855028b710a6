package org.clew.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.process.When.FORCE;
import static org.clew.process.When.KILL;
import static org.clew.process.When.SETTLE;
import static org.clew.process.When.UNTOLD;
import static org.clew.process.When.busy;
import static org.clew.process.When.done;
import static org.clew.process.When.events;
import static org.clew.process.When.idle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.process.JobEvent.JobCancelled;
import org.clew.process.JobEvent.SubmitIntended;
import org.clew.process.JobEvent.Submitted;
import org.clew.process.ProcessCommand.CancelFailed;
import org.clew.process.ProcessCommand.ChildTold;
import org.clew.process.Work.Killing.JobToCancel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KillTest {
  private static final JobCancelled CANCELLED = new JobCancelled(Given.NOW, "gone");

  @Test void waitsForTheRunningStepAndDropsItsResult() {
    var wanted = busy(Given.chain(), KILL);
    assertThat(events(wanted, Activity.BUSY, SETTLE)).isEmpty();
    assertThat(events(wanted, Activity.IDLE, done(Given.step("late", 2), Given.finished()))).isEmpty();
    assertThat(idle(wanted, SETTLE).lifecycle()).isEqualTo(new Lifecycle.Killed("enough"));
  }

  @Test void keepsWhatWasDoneToTheOutside() {
    var intended = new SubmitIntended(Given.NOW, 1, "t1");
    var submitted = new Submitted(Given.NOW, 1, "4711");
    var wanted = busy(Given.job(Given.uploaded()), KILL);
    assertThat(events(wanted, Activity.BUSY, new ProcessCommand.WorkProgress(List.of(intended, Given.call("a#0#0")))))
        .containsExactly(intended);
    assertThat(events(wanted, Activity.BUSY, done(intended, submitted, new JobEvent.JobSeen(Given.NOW, "queued", null))))
        .containsExactly(intended, submitted);
    assertThat(Agenda.of(busy(wanted, done(intended, submitted)))).isEqualTo(new Work.Killing(JobToCancel.CANCEL, Set.of()));
  }

  @Test void aChildStartedInPlaceIsNotForgotten() {
    var wanted = busy(Given.state(org.clew.spec.ProcessKind.WORKFUNCTION), KILL);
    var after = busy(wanted, new ProcessCommand.WorkProgress(List.of(new ProcessEvent.ChildStarted(Given.NOW, Given.child(2)))));
    assertThat(Agenda.of(after)).isEqualTo(new Work.Killing(JobToCancel.NONE, Set.of(Given.id(2))));
  }

  @Test
  @DisplayName("SPEC 15.1/6 descendants are told before the process ends, also by force")
  void tellsTheChildrenFirst() {
    for (var kill : List.of(KILL, FORCE)) {
      var wanted = idle(Given.chain(Given.step(null, 2, 3)), new ChildTold(Given.id(2), Given.DONE), kill);
      assertThat(Agenda.of(wanted)).isEqualTo(new Work.Killing(JobToCancel.NONE, Set.of(Given.id(3))));
      assertThat(events(wanted, Activity.IDLE, UNTOLD)).isEmpty();
      assertThat(idle(wanted, SETTLE).lifecycle()).isEqualTo(new Lifecycle.Killed("enough"));
    }
  }

  @Test void cancelsTheJobFirst() {
    var wanted = idle(Given.submitted(), KILL);
    assertThat(events(wanted, Activity.IDLE, SETTLE)).isEmpty();
    var cancelled = idle(wanted, done(CANCELLED));
    assertThat(Agenda.of(cancelled)).isEqualTo(new Work.Killing(JobToCancel.NONE, Set.of()));
    assertThat(events(cancelled, Activity.IDLE, SETTLE)).containsExactly(new ProcessEvent.Killed(Given.NOW, "enough", null));
  }

  @Test void hasNothingToCancelBeforeTheSubmissionAndAfterTheEnd() {
    var never = List.of(Given.job(), Given.job(Given.uploaded()), Given.submitted(new JobEvent.JobEnded(Given.NOW, Map.of())));
    for (var state : never) assertThat(idle(state, KILL, SETTLE).isTerminal()).isTrue();
  }

  @Test
  @DisplayName("SPEC 15.1/7 a refused cancel keeps the process alive and says why; kill again works")
  void refusedThenAgain() {
    var refused = idle(Given.submitted(), KILL, new CancelFailed("scancel: connection refused"));
    assertThat(refused.control().status()).isEqualTo("Kill refused: scancel: connection refused");
    assertThat(Agenda.of(refused)).isEqualTo(new Work.Job(JobPhase.UPDATE));
    assertThat(idle(refused, KILL, done(CANCELLED), SETTLE).lifecycle()).isEqualTo(new Lifecycle.Killed("enough"));
  }

  @Test void aRefusalWhilePausedIsSeenAndThePauseStays() {
    var refused = idle(Given.submitted(), When.PAUSE, KILL, new CancelFailed("denied"));
    assertThat(refused.paused()).isTrue();
    assertThat(refused.control().status()).isEqualTo("Kill refused: denied");
    assertThat(idle(refused, When.PLAY).control().status()).isEqualTo("Monitoring scheduler: job 4711");
  }

  @Test
  @DisplayName("SPEC 15.1/7 forced kill leaves a warning with the job id")
  void forcedKillNamesTheJob() {
    var upgraded = busy(Given.submitted(), KILL, FORCE);
    assertThat(upgraded.control().kill().mode()).isEqualTo(KillMode.FORCE);
    assertThat(events(upgraded, Activity.BUSY, new CancelFailed("too late"))).isEmpty();
    assertThat(events(upgraded, Activity.BUSY, SETTLE)).containsExactly(new ProcessEvent.Killed(Given.NOW, "enough",
        "Killed by force: the scheduler job 4711 in /scratch/1 may still be running"));
  }

  @Test void forcedKillWhileSubmittingNamesTheToken() {
    var submitting = Given.job(Given.uploaded(), new SubmitIntended(Given.NOW, 1, "t1"));
    assertThat(events(busy(submitting, FORCE), Activity.BUSY, SETTLE)).containsExactly(new ProcessEvent.Killed(Given.NOW,
        "enough", "Killed by force: a scheduler job with token t1 may have been submitted"));
  }

  @Test void forcedKillOfWhatHasNoJobWarnsOfNothing() {
    assertThat(events(busy(Given.chain(), FORCE), Activity.BUSY, SETTLE))
        .containsExactly(new ProcessEvent.Killed(Given.NOW, "enough", null));
  }

  @Test void anOrderlyKillDoesNotTakeBackForce() {
    assertThat(events(busy(Given.submitted(), FORCE), Activity.BUSY, KILL)).isEmpty();
  }

  @Test
  @DisplayName("SPEC 15.1/8 kill while upload waits for its next try")
  void killInBackoff() {
    var waiting = Given.job(Given.failed(JobPhase.UPLOAD, 2, Given.NOW.plusSeconds(600)));
    assertThat(idle(waiting, KILL, SETTLE).isTerminal()).isTrue();
  }

  @Test
  @DisplayName("SPEC 15.1/11 flags and intents are in the log")
  void replayKeepsIntents() {
    var log = List.of(Given.created(org.clew.spec.ProcessKind.WORKCHAIN), Given.pauseRequested("p"), Given.paused("p"),
        Given.killRequested(KillMode.ORDERLY));
    assertThat(Evolution.replay(log).control()).isEqualTo(
        new Control(true, null, "p", null, new ProcessEvent.KillRequested(Given.NOW, "enough", KillMode.ORDERLY), null));
  }

  @Test void anUnknownOrRepeatedChildChangesNothing() {
    var waiting = Given.chain(Given.step(null, 2, 3));
    assertThat(events(waiting, Activity.IDLE, new ChildTold(Given.id(9), Given.DONE))).isEmpty();
    var once = idle(waiting, new ChildTold(Given.id(2), Given.DONE));
    assertThat(events(once, Activity.IDLE, new ChildTold(Given.id(2), new Outcome("killed", null, "x", Map.of())))).isEmpty();
    assertThat(once.chain().awaits()).containsExactly(Given.id(3));
    assertThat(once.control().status()).isEqualTo("Waiting for child processes: 3");
  }
}
