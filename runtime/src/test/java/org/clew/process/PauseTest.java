package org.clew.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.process.When.KILL;
import static org.clew.process.When.PAUSE;
import static org.clew.process.When.PLAY;
import static org.clew.process.When.SETTLE;
import static org.clew.process.When.busy;
import static org.clew.process.When.done;
import static org.clew.process.When.events;
import static org.clew.process.When.idle;

import java.time.Duration;
import org.clew.process.ProcessCommand.ChildTold;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PauseTest {
  @Test
  @DisplayName("SPEC 15.1/3 pause during a step takes hold when the step is over; play brings the status back")
  void pausesAfterTheStep() {
    var wanted = busy(Given.chain(), PAUSE);
    assertThat(wanted.paused()).isFalse();
    assertThat(Agenda.of(wanted)).isEqualTo(new Work.Rest("It is about to pause."));

    var paused = busy(wanted, done(Given.step("step two of five")));
    assertThat(paused.lifecycle()).isEqualTo(Lifecycle.RUNNING);
    assertThat(paused.control().status()).isEqualTo("wait for me");
    assertThat(Agenda.of(paused)).isEqualTo(new Work.Rest("It is paused; play lets it go on."));

    var played = idle(paused, PLAY);
    assertThat(played.control().status()).isEqualTo("step two of five");
    assertThat(Agenda.of(played)).isEqualTo(new Work.Steps());
  }

  @Test
  @DisplayName("SPEC 15.1/4 children end while paused; play goes on at once")
  void childrenEndWhilePaused() {
    var paused = idle(Given.chain(Given.step(null, 2, 3)), PAUSE, new ChildTold(Given.id(2), Given.DONE),
        new ChildTold(Given.id(3), Given.DONE));
    assertThat(paused.control().status()).isEqualTo("wait for me");

    var played = idle(paused, PLAY);
    assertThat(Agenda.of(played)).isEqualTo(new Work.Steps());
    assertThat(played.control().status()).isNull();
    assertThat(played.chain().children().values()).allMatch(child -> child.outcome().isOk());
  }

  @Test void aStatusSetWhilePausedIsShownAfterPlay() {
    var paused = idle(Given.chain(Given.step(null, 2, 3)), PAUSE, new ChildTold(Given.id(2), Given.DONE));
    assertThat(paused.control().status()).isEqualTo("wait for me");
    assertThat(idle(paused, PLAY).control().status()).isEqualTo("Waiting for child processes: 3");
  }

  @Test void playCancelsAPauseThatWaits() {
    var played = busy(Given.chain(), PAUSE, PLAY);
    assertThat(played.control()).isEqualTo(Control.FREE);
    assertThat(busy(played, done(Given.step("on"))).paused()).isFalse();
  }

  @Test void aPauseThatWaitsTakesHoldWhenNothingIsDoneAnyMore() {
    var wanted = busy(Given.chain(), PAUSE);
    assertThat(events(wanted, Activity.BUSY, SETTLE)).isEmpty();
    assertThat(idle(wanted, SETTLE).paused()).isTrue();
  }

  @Test void anEmptyMessageLeavesNoStatus() {
    var blank = new ProcessCommand.Pause("  ");
    assertThat(idle(Given.chain(), blank).control().status()).isNull();
    assertThat(idle(busy(Given.chain(), blank), SETTLE).control().status()).isNull();
    assertThat(idle(Given.chain(), new ProcessCommand.Pause(null)).paused()).isTrue();
  }

  @Test void aProcessThatEndsIsNotPaused() {
    var ended = busy(Given.chain(), PAUSE, done(Given.finished()));
    assertThat(ended.lifecycle()).isInstanceOf(Lifecycle.Finished.class);
    assertThat(ended.paused()).isFalse();
  }

  @Test
  @DisplayName("SPEC 15.1/5 kill while paused")
  void killOfAPausedProcess() {
    var killed = idle(Given.chain(Given.step(null)), PAUSE, KILL, SETTLE);
    assertThat(killed.lifecycle()).isEqualTo(new Lifecycle.Killed("enough"));
    assertThat(killed.paused()).isFalse();
    assertThat(killed.control().status()).isEqualTo("enough");
    assertThat(Agenda.of(killed)).isEqualTo(new Work.Ended());
  }

  @Test void aPhaseThatGivesUpPausesAndSaysWhy() {
    var failed = Given.failed(JobPhase.UPLOAD, 5, null);
    var paused = busy(Given.job(), done(failed));
    assertThat(paused.paused()).isTrue();
    assertThat(paused.control().status()).isEqualTo("uploading failed (try 5): no route to host; play tries again");

    var played = idle(paused, PLAY);
    assertThat(played.job().tries()).isZero();
    assertThat(played.job().error()).isNull();
    assertThat(played.control().status()).isNull();
    assertThat(Agenda.of(played)).isEqualTo(new Work.Job(JobPhase.UPLOAD));
  }

  @Test void aPhaseThatGivesUpSaysWhyAlsoWhenAPauseWasWanted() {
    var paused = busy(Given.job(), PAUSE, done(Given.failed(JobPhase.UPLOAD, 5, null)));
    assertThat(paused.control().status()).startsWith("wait for me (uploading failed (try 5): no route to host");
    assertThat(paused.control().pauseWanted()).isNull();
  }

  @Test void playTriesAnewWithoutWaitingForTheNextTry() {
    var due = Given.NOW.plusSeconds(40);
    var waiting = busy(Given.job(), done(Given.failed(JobPhase.UPLOAD, 2, due)));
    assertThat(Agenda.of(waiting)).isEqualTo(new Work.JobLater(JobPhase.UPLOAD, due, Duration.between(Given.NOW, due)));
    assertThat(Agenda.of(idle(waiting, PAUSE, PLAY))).isEqualTo(new Work.Job(JobPhase.UPLOAD));
  }

  @Test
  @DisplayName("SPEC 15.1/12 blocked until the definition is back; pause and kill work meanwhile")
  void blocked() {
    var blocked = idle(Given.chain(), done(new ProcessEvent.Blocked(Given.NOW, "class gone")));
    assertThat(Agenda.of(blocked)).isEqualTo(new Work.Rest("class gone"));
    assertThat(Agenda.of(idle(blocked, new ProcessCommand.Unblock()))).isEqualTo(new Work.Steps());
    assertThat(idle(blocked, PAUSE).paused()).isTrue();
    assertThat(idle(blocked, KILL, SETTLE).lifecycle()).isEqualTo(new Lifecycle.Killed("enough"));
  }
}
