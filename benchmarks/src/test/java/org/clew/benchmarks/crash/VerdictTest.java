package org.clew.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.clew.benchmarks.site.SchedulerJob;
import org.clew.process.JobPhase;
import org.junit.jupiter.api.Test;

/** The judge must find what is wrong: a judge that cannot is worth nothing. */
class VerdictTest {
  private static final UUID PROCESS = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
  private static final String TOKEN = "clew-" + PROCESS + "-1";
  private static final String START = "17 0 /work/0f/8f/rest-1";
  private static final List<String> FOLDER = List.of("/work/0f/8f/rest-1");
  private static final SchedulerJob JOB = new SchedulerJob("17", TOKEN, 1000, 1002, "COMPLETED");
  private static final SchedulerJob SECOND = new SchedulerJob("18", TOKEN, 1030, 1031, "COMPLETED");

  private static Verdict of(Ran ran, Crash... crashes) {
    return Verdict.of(List.of(ran), List.of(crashes));
  }

  private static Crash crash(long second) {
    return new Crash(new Aim(JobPhase.SUBMIT, Aim.Entry.FRESH, Duration.ofMillis(3)), "submitting", List.of(TOKEN),
        Instant.ofEpochSecond(second));
  }

  @Test void oneStartIsGood() {
    var verdict = of(new Ran(PROCESS, "job", Ran.WELL, List.of(START), FOLDER, List.of(JOB)));
    assertThat(verdict.isGood()).isTrue();
    assertThat(verdict.schedulerJobs()).isEqualTo(1);
    assertThat(verdict.secondSubmissionsWithoutEffect()).isZero();
  }

  @Test void twoStartsAreDoubledAndTheProcessIsNamed() {
    var verdict = of(new Ran(PROCESS, "job", Ran.WELL, List.of(START, "18 0 /work/0f/8f/rest-1"), FOLDER, List.of(JOB, SECOND)));
    assertThat(verdict.isGood()).isFalse();
    assertThat(verdict.doubled()).extracting(Ran::process).containsExactly(PROCESS);
    assertThat(verdict.secondSubmissionsWithoutEffect()).isZero();
    assertThat(SubmissionCrashes.postMortem(verdict)).startsWith("doubled: " + PROCESS + " job").contains("18 0 /work");
  }

  @Test void startsInTwoDirectoriesAreDoubled() {
    assertThat(of(new Ran(PROCESS, "job", Ran.WELL, List.of(START), List.of("/a", "/b"), List.of(JOB))).doubled()).hasSize(1);
  }

  @Test void anotherEndThanZeroIsLost() {
    for (var end : List.of("finished 310", "waiting, paused", "excepted", "waiting")) {
      var verdict = of(new Ran(PROCESS, "job", end, List.of(START), FOLDER, List.of(JOB)));
      assertThat(verdict.lost()).as(end).hasSize(1);
      assertThat(verdict.isGood()).as(end).isFalse();
    }
  }

  @Test void aJobThatSlurmLostIsNotLostByUs() {
    var failed = new SchedulerJob("17", TOKEN, 1000, 1042, "NODE_FAIL");
    assertThat(of(new Ran(PROCESS, "job", "finished 140", List.of(), List.of(), List.of(failed))))
        .returns(true, Verdict::isGood).returns(1, verdict -> verdict.failedThere().size());
    assertThat(of(new Ran(PROCESS, "job", "finished 140", List.of(), List.of(), List.of(failed, SECOND))).lost()).hasSize(1);
    assertThat(of(new Ran(PROCESS, "job", "waiting", List.of(), List.of(), List.of(failed))).lost()).hasSize(1);
    assertThat(of(new Ran(PROCESS, "job", "finished 140", List.of(START, START), FOLDER, List.of(failed))).doubled()).hasSize(1);
  }

  @Test void aGoodEndWithoutAnyStartIsNoEvidence() {
    var verdict = of(new Ran(PROCESS, "job", Ran.WELL, List.of(), FOLDER, List.of(JOB)));
    assertThat(verdict.isGood()).isFalse();
    assertThat(SubmissionCrashes.postMortem(verdict)).startsWith("no start was noted: ");
  }

  @Test void aSecondJobThatDidNothingCountsSeparately() {
    var verdict = of(new Ran(PROCESS, "job", Ran.WELL, List.of(START), FOLDER, List.of(JOB, SECOND)));
    assertThat(verdict.isGood()).isTrue();
    assertThat(verdict.secondSubmissionsWithoutEffect()).isEqualTo(1);
  }

  @Test void tellsWhatTheBatchSystemHadAcceptedWhenTheWorkerDied() {
    var ran = new Ran(PROCESS, "job", Ran.WELL, List.of(START), FOLDER, List.of(JOB));
    assertThat(of(ran, crash(1000), crash(1003))).returns(1L, Verdict::openIntents).returns(1L, Verdict::acceptedUnheard);
    assertThat(of(ran, crash(999))).returns(1L, Verdict::openIntents).returns(0L, Verdict::acceptedUnheard);
    assertThat(of(ran)).returns(0L, Verdict::openIntents);
  }
}
