package org.clew.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.clew.process.Agenda;
import org.clew.process.JobEvent.PhaseFailed;
import org.clew.process.JobEvent.SubmitIntended;
import org.clew.process.JobEvent.SubmitSearched;
import org.clew.process.JobEvent.Submitted;
import org.clew.process.JobPhase;
import org.clew.process.ProcessEvent;
import org.clew.process.Work;
import org.clew.scheduler.DirectScheduler;
import org.clew.scheduler.FindAnswer;
import org.clew.scheduler.Scheduler;
import org.clew.scheduler.Schedulers;
import org.clew.scheduler.SubmitAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submissions whose answer dies with the engine, to a batch system that takes its time to make a job of one. */
class LostAnswerTest {
  private static final Duration SETTLING = Duration.ofSeconds(20);

  @TempDir Path base;

  private volatile boolean jobIsThere;
  private volatile boolean answerIsUnclear;
  private JobDriver job;

  private Scheduler slow() {
    var direct = new DirectScheduler();
    return (Scheduler) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Scheduler.class},
        (_, method, arguments) ->
        switch (method.getName()) {
          case "settling" -> SETTLING;
          case "found" -> jobIsThere ? new FindAnswer.Found("17") : new FindAnswer.NotThere();
          case "submitted" -> answerIsUnclear ? new SubmitAnswer.Unclear("timed out") : new SubmitAnswer.Accepted("17");
          default -> {
            try {
              yield method.invoke(direct, arguments);
            } catch (InvocationTargetException e) {
              throw e.getCause();
            }
          }
        });
  }

  @BeforeEach
  void submitsAndDiesBeforeTheAnswer() throws Exception {
    job = new JobDriver(base, CalcJobPhases.LASTING, new ShellJob(), Schedulers.of(slow())).launch("echo 3")
        .runUntil(JobPhase.SUBMIT);
    job.env.pass(Duration.ZERO);
    assertThat(job.runOnly()).singleElement().isInstanceOf(Submitted.class);
    assertThat(job.state.job().token()).isNotNull();
    assertThat(job.state.job().jobId()).isNull();
  }

  private List<ProcessEvent> inTheNextLife() throws Exception {
    return job.phases.run(JobPhase.SUBMIT, job.state, job.env, job::apply);
  }

  private Instant searchInVain() throws Exception {
    var events = inTheNextLife();
    assertThat(events).singleElement().isInstanceOf(SubmitSearched.class);
    job.apply(events);
    return ((SubmitSearched) events.getFirst()).again();
  }

  private Duration longestWait() {
    return ((Work.JobLater) Agenda.of(job.state)).longest();
  }

  @Test
  void aJobThatIsFoundIsNotSubmittedAgain() throws Exception {
    jobIsThere = true;
    assertThat(inTheNextLife()).singleElement().isInstanceOf(Submitted.class);
    assertThat(job.log.stream().filter(SubmitIntended.class::isInstance)).hasSize(1);
  }

  @Test @DisplayName("the time before the second search goes on through any number of lives of the engine")
  void lookingAgainTooEarlyDoesNotStartTheWaitAnew() throws Exception {
    var again = searchInVain();
    assertThat(again).isEqualTo(job.env.now().plus(SETTLING));
    assertThat(longestWait()).isEqualTo(SETTLING);
    for (int life = 1; life <= 6; life++) {
      job.env.pass(Duration.ofSeconds(3));
      assertThat(searchInVain()).as("life " + life).isEqualTo(again);
    }
    assertThat(longestWait()).isEqualTo(Duration.ofSeconds(2));
    assertThat(job.log.stream().filter(SubmitIntended.class::isInstance)).hasSize(1);
    job.env.pass(Duration.ofSeconds(2));
    assertThat(inTheNextLife()).singleElement().isInstanceOf(Submitted.class);
    assertThat(job.log.stream().filter(SubmitIntended.class::isInstance)).as("each submission has its intent").hasSize(2);
  }

  @Test
  void theSecondSubmissionIsWaitedForLikeTheFirst() throws Exception {
    searchInVain();
    job.env.pass(SETTLING);
    inTheNextLife();
    assertThat(searchInVain()).isEqualTo(job.env.now().plus(SETTLING));
  }

  @Test
  void aJobThatComesLateIsFoundByTheSecondSearch() throws Exception {
    searchInVain();
    job.env.pass(SETTLING);
    jobIsThere = true;
    assertThat(inTheNextLife()).singleElement().isInstanceOf(Submitted.class);
    assertThat(job.log.stream().filter(SubmitIntended.class::isInstance)).hasSize(1);
  }

  @Test
  void aClockThatIsSetBackDoesNotMakeTheWaitLonger() throws Exception {
    searchInVain();
    job.env.pass(Duration.ofHours(-1));
    assertThat(searchInVain()).isEqualTo(job.env.now().plus(SETTLING));
  }

  @Test
  void anUnclearAnswerCostsATryAndIsSearchedForTwice() throws Exception {
    searchInVain();
    job.env.pass(SETTLING);
    answerIsUnclear = true;
    var failed = inTheNextLife();
    assertThat(failed).singleElement()
        .isInstanceOfSatisfying(PhaseFailed.class, failure -> assertThat(failure.tries()).isEqualTo(1));
    job.apply(failed);
    searchInVain();
    job.env.pass(SETTLING);
    assertThat(inTheNextLife()).singleElement()
        .isInstanceOfSatisfying(PhaseFailed.class, failure -> assertThat(failure.tries()).isEqualTo(2));
  }
}
