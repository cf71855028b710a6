package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.clew.computer.BuiltIn;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.process.KillMode;
import org.clew.process.ProcessEvent;
import org.clew.store.Graph;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control of processes with real jobs on this machine. */
class JobControlTest {
  @TempDir static Path home;
  private static TestEngine test;
  private static HookedJobs jobs;

  @BeforeAll static void start() {
    test = TestEngine.at(home, Chains.all(), parts -> HookedJobs.in(parts, HookedJobs.Hook.NOTHING, seen -> jobs = seen));
  }

  @AfterAll static void stop() {
    test.close();
  }

  @AfterEach void noTrouble() {
    jobs.cancelFails = null;
    jobs.uploadFailsFor = null;
  }

  private static ProcessFuture job(String script) {
    return test.submit("test.job", Map.of("script", new Str(script), "code", BuiltIn.bash()));
  }

  private static void awaitJob(long pk) throws Exception {
    Await.until("the job is with the scheduler", () -> "withscheduler".equals(test.row(pk).jobState()));
  }

  @Test void aJobRunsToItsEnd() throws Exception {
    var process = job("echo $((6 * 7))");
    assertThat(test.end(process).outputs().get("number").plain()).isEqualTo(42L);
    assertThat(test.graph().outgoing(process.pk())).extracting(Graph.LinkRow::label)
        .containsExactlyInAnyOrder("remote_folder", "retrieved", "number");
  }

  @Test @DisplayName("SPEC 15.1/6 kill cascades down to the processes of the machine")
  void killCascadesToTheJob() throws Exception {
    var process = test.submit("test.job_caller",
        Map.of("depth", new Int(1), "script", new Str("sleep 600 & sleep 600"), "code", BuiltIn.bash()));
    Await.until("all exist", () -> test.descendants(process.pk()).size() == 2);
    var job = test.descendants(process.pk()).getLast();
    awaitJob(job.pk());
    Await.until("the job sleeps", () -> SystemProcesses.of(job.uuid()).size() >= 3);
    test.kill(process.uuid(), KillMode.ORDERLY);
    assertThat(test.end(process).state()).isEqualTo("killed");
    Await.until("the job is killed", () -> test.row(job.pk()).state().equals("killed"));
    assertThat(SystemProcesses.of(job.uuid())).isEmpty();
    assertThat(test.descendants(process.pk())).extracting(Graph.ProcessRow::state).containsOnly("killed");
    assertThat(test.graph().outgoing(job.pk())).extracting(Graph.LinkRow::label).containsExactly("remote_folder");
  }

  @Test @DisplayName("SPEC 15.1/8 kill at any moment leaves no job behind")
  void killAtAnyMoment() throws Exception {
    var random = new Random(8);
    var killed = new ArrayList<ProcessFuture>();
    for (int i = 0; i < 16; i++) {
      var process = job("sleep 600");
      var moment = System.nanoTime() + random.nextLong(300_000_000);
      Await.until("the moment has come", () -> System.nanoTime() > moment);
      test.kill(process.uuid(), KillMode.ORDERLY);
      killed.add(process);
    }
    for (var process : killed) assertThat(test.end(process).state()).isEqualTo("killed");
    for (var process : killed) assertThat(SystemProcesses.of(process.uuid())).isEmpty();
  }

  @Test @DisplayName("SPEC 15.1/7 a job that cannot be cancelled lives on and says why; force kills it with a warning")
  void killNeedsTheScheduler() throws Exception {
    var process = job("sleep 600");
    awaitJob(process.pk());
    var jobId = test.journal(process.uuid()).stream().filter(org.clew.process.JobEvent.Submitted.class::isInstance)
        .map(event -> ((org.clew.process.JobEvent.Submitted) event).jobId()).findFirst().orElseThrow();
    jobs.cancelFails = "computer localhost: job " + jobId + " could not be cancelled: the scheduler is down";
    test.kill(process.uuid(), KillMode.ORDERLY);
    Await.until("the kill is refused", () -> String.valueOf(test.row(process.pk()).status()).contains("Kill refused"));
    assertThat(test.status(process.uuid())).returns("waiting", answer -> answer.state())
        .satisfies(answer -> assertThat(answer.status()).contains("the scheduler is down"));
    assertThat(SystemProcesses.of(process.uuid())).isNotEmpty();
    test.kill(process.uuid(), KillMode.FORCE);
    assertThat(test.end(process).state()).isEqualTo("killed");
    assertThat(test.graph().logs(process.pk())).anyMatch(log -> log.level() == 30 && log.message().contains(jobId));
    for (var left : SystemProcesses.of(process.uuid()))
      ProcessHandle.of(Long.parseLong(left)).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test @DisplayName("SPEC 15.1/7 a refused kill can be asked again")
  void aRefusedKillCanBeRepeated() throws Exception {
    var process = job("sleep 600");
    awaitJob(process.pk());
    jobs.cancelFails = "computer localhost: no";
    test.kill(process.uuid(), KillMode.ORDERLY);
    Await.until("the kill is refused", () -> String.valueOf(test.row(process.pk()).status()).contains("Kill refused"));
    jobs.cancelFails = null;
    test.kill(process.uuid(), KillMode.ORDERLY);
    assertThat(test.end(process).state()).isEqualTo("killed");
    assertThat(SystemProcesses.of(process.uuid())).isEmpty();
  }

  @Test @DisplayName("SPEC 15.1/8 kill while the upload waits for its next try: over within a second, and no upload later")
  void killDuringBackoff() throws Exception {
    jobs.uploadFailsFor = Duration.ofMillis(700);
    var process = job("echo 1");
    Await.until("the upload has failed", () -> test.journal(process.uuid()).stream()
        .anyMatch(org.clew.process.JobEvent.PhaseFailed.class::isInstance));
    int before = jobs.uploads.get();
    long begin = System.nanoTime();
    test.kill(process.uuid(), KillMode.ORDERLY);
    test.kill(process.uuid(), KillMode.ORDERLY);
    assertThat(test.end(process).state()).isEqualTo("killed");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    jobs.uploadFailsFor = null;
    var later = job("sleep 1; echo 2");
    assertThat(test.end(later).isOk()).isTrue();
    assertThat(jobs.uploads.get()).isEqualTo(before + 1);
    assertThat(test.journal(process.uuid()).getLast()).isInstanceOf(ProcessEvent.Killed.class);
  }

  @Test @DisplayName("SPEC 15.5/42 play tries a waiting upload again at once")
  void playDuringBackoff() throws Exception {
    jobs.uploadFailsFor = Duration.ofHours(1);
    var process = job("echo 3");
    Await.until("the upload has failed", () -> String.valueOf(test.row(process.pk()).status()).contains("next try at"));
    test.pause(process.uuid(), "look at the disk");
    jobs.uploadFailsFor = null;
    test.play(process.uuid());
    assertThat(test.end(process).isOk()).isTrue();
  }

  @Test void pauseDoesNotDisturbTheJob() throws Exception {
    var process = job("sleep 0.5; echo 4");
    awaitJob(process.pk());
    test.pause(process.uuid(), null);
    Await.until("paused", () -> test.row(process.pk()).paused());
    Await.until("the job has ended", () -> SystemProcesses.of(process.uuid()).isEmpty());
    assertThat(test.row(process.pk()).jobState()).isEqualTo("withscheduler");
    test.play(process.uuid());
    assertThat(test.end(process).outputs().get("number").plain()).isEqualTo(4L);
  }
}
