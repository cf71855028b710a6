package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.clew.jobslist.JobsListState;
import org.clew.process.JobEvent;
import org.clew.testbed.Testbed;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A computer of its own ssh server, so that nobody else suffers when it is down. */
class ComputerDownTest {
  private static final String NAME = "ssh-down";
  private static final int PORT = 2237;
  private static final int JOBS = 40;

  @TempDir Path home;
  private Testbed testbed;
  private Testbed.Ssh ssh;

  @BeforeEach void start() throws Exception {
    testbed = Testbed.find();
    testbed.slurm();
    ssh = testbed.sshd(NAME, PORT, Map.of());
  }

  @AfterEach void stop() throws Exception {
    testbed.sshd(NAME, PORT, "down");
  }

  @Test @DisplayName("SPEC 15.7/57 computer down while jobs wait: one notice, no try is used up,"
      + " all go on when it is back, connections within the limit")
  void allJobsWaitTogetherAndGoOnTogether() throws Exception {
    try (var test = TestEngine.at(home)) {
      SlurmHome.register(test.engine.store(), home, ssh, "slurm",
          Map.of("max_connections", 2L, "job_limits", Map.of("total", 25L)));
      var processes = test.engine.submitAll(SlurmHome.jobs(test.engine, JOBS, "sleep 2; echo 7"));
      Await.until("jobs are with the scheduler", () -> jobsIn(test, "withscheduler") > 10, Duration.ofSeconds(60));
      testbed.sshd(NAME, PORT, "stop");
      Await.until("the JobsList has noticed", () -> test.engine.store()
          .highestSequenceNr(JobsListState.PREFIX + SlurmHome.LABEL) > 0
          && notices(test).contains("jobs-list.circuit-opened.v1"), Duration.ofSeconds(60));
      Await.until("a process says why it waits", () -> processes.stream().anyMatch(process -> {
        var status = test.row(process.pk()).status();
        return status != null && status.contains("is tried again by itself");
      }), Duration.ofSeconds(60));
      testbed.sshd(NAME, PORT, "start");
      int most = 0;
      for (var process : processes) {
        while (!process.ended().toCompletableFuture().isDone()) {
          most = Math.max(most, SlurmHome.connections(PORT));
          LockSupport.parkNanos(50_000_000);
        }
        assertThat(process.ended().toCompletableFuture().join().exitStatus()).isZero();
      }
      assertThat(most).isBetween(1, 2);
      assertThat(notices(test).stream().filter("jobs-list.circuit-opened.v1"::equals)).hasSize(1);
      assertThat(processes).allSatisfy(process -> assertThat(test.journal(process.uuid()))
          .noneMatch(JobEvent.PhaseFailed.class::isInstance));
    }
  }

  private static long jobsIn(TestEngine test, String phase) {
    return test.graph().active().stream().filter(row -> phase.equals(row.jobState())).count();
  }

  private static List<String> notices(TestEngine test) {
    return test.engine.store().events(JobsListState.PREFIX + SlurmHome.LABEL, 1, Long.MAX_VALUE, Long.MAX_VALUE).stream()
        .map(row -> row.manifest()).toList();
  }
}
