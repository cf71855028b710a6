package org.clew.scheduler.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clew.scheduler.FindAnswer;
import org.clew.scheduler.JobState;
import org.clew.scheduler.KillAnswer;
import org.clew.scheduler.SgeScheduler;
import org.clew.testbed.Testbed;
import org.clew.testwait.Await;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@link SgeScheduler} with real Grid Engine. */
class GridEngineJobsTest {
  private static final Map<String, Object> ONE = Map.of("parallel_env", "smp", "tot_num_mpiprocs", 1L);
  private static Testbed testbed;

  @BeforeAll
  static void start() throws Exception {
    testbed = Testbed.find();
    testbed.gridEngine();
  }

  private static BatchJob job(String body) throws Exception {
    return BatchJob.of(testbed, new SgeScheduler(), ONE, body);
  }

  @Test
  void ofTwoAcceptedSubmissionsOneRunsToItsEndAndIsAccountedFor() throws Exception {
    var job = job("until [ -e go ]; do sleep 0.1; done; exit 3");
    assertThat(job.find()).isEqualTo(new FindAnswer.NotThere());
    var first = job.accepted();
    var second = job.accepted();
    Await.until("runs", () -> job.runs().size() == 1);
    var running = ((FindAnswer.Found) job.find()).jobId();
    var other = running.equals(first) ? second : first;
    Await.until("the other one gave way and is listed as the one that runs",
        () -> job.listed(other).filter(info -> info.jobId().equals(running) && info.state() == JobState.RUNNING).isPresent());
    job.let("go");
    Await.until("accounted for", () -> job.accounted(other).filter(info -> info.exitStatus().orElse(-1) == 3).isPresent());
    assertThat(job.accounted(other).orElseThrow().jobId()).isEqualTo(running);
    assertThat(job.listed(other)).isEmpty();
    assertThat(job.runs()).hasSize(1);
    assertThat(job.hasSentinel("3")).isTrue();
  }

  @Test
  void killIsAnsweredWhenTheJobHasEnded() throws Exception {
    var job = job("sleep 300");
    var id = job.accepted();
    Await.until("runs", () -> job.runs().size() == 1);
    assertThat(job.kill(id)).isEqualTo(new KillAnswer.Gone("job " + id + " has ended"));
    assertThat(job.listed(id)).isEmpty();
    assertThat(job.kill(id)).as("again").isInstanceOf(KillAnswer.Gone.class);
  }

  @Test
  void cancellingBeforeTheSubmissionLetsNoJobStart() throws Exception {
    var job = job("sleep 300");
    assertThat(job.kill(null)).isEqualTo(new KillAnswer.Gone("no job of the submission is left"));
    var id = job.accepted();
    Await.until("ended", () -> job.listed(id).isEmpty());
    assertThat(job.runs()).isEmpty();
    assertThat(job.find()).isEqualTo(new FindAnswer.Cancelled());
  }

  @Test
  void probeSaysThatItAnswers() throws Exception {
    assertThat(job("").probe()).contains("sge answers");
  }
}
