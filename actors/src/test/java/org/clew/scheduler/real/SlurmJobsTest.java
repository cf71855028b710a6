package org.clew.scheduler.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clew.scheduler.FindAnswer;
import org.clew.scheduler.JobState;
import org.clew.scheduler.KillAnswer;
import org.clew.scheduler.SlurmScheduler;
import org.clew.testbed.Testbed;
import org.clew.testwait.Await;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@link SlurmScheduler} with real SLURM. */
class SlurmJobsTest {
  private static final Map<String, Object> ONE = Map.of("num_machines", 1L, "num_mpiprocs_per_machine", 1L);
  private static Testbed testbed;

  @BeforeAll
  static void start() throws Exception {
    testbed = Testbed.find();
    testbed.slurm();
  }

  private static BatchJob job(String body) throws Exception {
    return BatchJob.of(testbed, new SlurmScheduler(), ONE, body);
  }

  @Test
  void runsToItsEndAndIsAccountedFor() throws Exception {
    var job = job("until [ -e go ]; do sleep 0.1; done; exit 3");
    assertThat(job.find()).isEqualTo(new FindAnswer.NotThere());
    var id = job.accepted();
    assertThat(job.find()).isEqualTo(new FindAnswer.Found(id));
    Await.until("runs", () -> job.listed(id).filter(info -> info.state() == JobState.RUNNING).isPresent()
        && job.runs().size() == 1);
    job.let("go");
    Await.until("listed as done", () -> job.listed(id).filter(info -> info.state() == JobState.DONE).isPresent());
    assertThat(job.hasSentinel("3")).isTrue();
    Await.until("accounted for", () -> job.accounted(id).filter(info -> info.exitStatus().orElse(-1) == 3).isPresent());
    assertThat(job.find()).isEqualTo(new FindAnswer.Found(id));
    assertThat(job.kill(id)).isInstanceOf(KillAnswer.Gone.class);
  }

  @Test
  void ofTwoAcceptedSubmissionsOneRuns() throws Exception {
    var job = job("until [ -e go ]; do sleep 0.1; done");
    var first = job.accepted();
    var second = job.accepted();
    assertThat(second).isNotEqualTo(first);
    Await.until("runs", () -> job.runs().size() == 1);
    var running = ((FindAnswer.Found) job.find()).jobId();
    var other = running.equals(first) ? second : first;
    Await.until("the other one gave way and is listed as the one that runs",
        () -> job.listed(other).filter(info -> info.jobId().equals(running) && info.state() == JobState.RUNNING).isPresent());
    job.let("go");
    Await.until("done", () -> job.listed(other).filter(info -> info.state() == JobState.DONE).isPresent());
    assertThat(job.runs()).hasSize(1);
    assertThat(job.hasSentinel("0")).isTrue();
  }

  @Test
  void killIsAnsweredWhenTheJobHasEnded() throws Exception {
    var job = job("touch ready; sleep 300");
    var id = job.accepted();
    Await.until("runs", () -> job.runs().size() == 1);
    assertThat(job.kill(id)).isEqualTo(new KillAnswer.Gone("job " + id + " has ended"));
    assertThat(job.listed(id).orElseThrow().substate()).isEqualTo("CANCELLED");
  }

  @Test
  void killWithoutAnIdFindsTheJob() throws Exception {
    var job = job("sleep 300");
    var id = job.accepted();
    Await.until("runs", () -> job.runs().size() == 1);
    assertThat(job.kill(null)).isInstanceOf(KillAnswer.Gone.class);
    assertThat(job.listed(id).orElseThrow().substate()).isEqualTo("CANCELLED");
    var late = job.accepted();
    Await.until("a late submission comes to nothing", () -> job.listed(late).filter(info -> info.jobId().equals(id)).isPresent());
    assertThat(job.runs()).hasSize(1);
  }

  @Test
  void cancellingBeforeTheSubmissionLetsNoJobStart() throws Exception {
    var job = job("sleep 300");
    assertThat(job.kill(null)).isEqualTo(new KillAnswer.Gone("no job of the submission is left"));
    var id = job.accepted();
    Await.until("ended", () -> job.listed(id).filter(info -> info.state() == JobState.DONE).isPresent());
    assertThat(job.runs()).isEmpty();
    assertThat(job.find()).isEqualTo(new FindAnswer.Cancelled());
  }

  @Test
  void oneUnknownJobIsAbsentAndNotATrouble() throws Exception {
    assertThat(job("").listed("99999999")).isEmpty();
  }

  @Test
  void probeSaysThatItAnswers() throws Exception {
    assertThat(job("").probe()).contains("slurm answers");
  }
}
