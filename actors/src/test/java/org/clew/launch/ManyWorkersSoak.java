package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.cluster.typed.Cluster;
import org.clew.testbed.Testbed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyWorkersSoak {
  /** 500 by {@code -Dclew.test.jobs=500}; each costs a machine with two cores the better part of a second in SLURM alone. */
  private static final int JOBS = Integer.getInteger("clew.test.jobs", 40);
  private static final int CONNECTIONS = 4;
  private static final String NAME = "ssh-many";
  private static final int PORT = 2238;

  @TempDir Path home;

  @Test @DisplayName("SLURM jobs through one account on 3 workers, one of them killed: at most one squeue per interval,"
      + " and no more connections than allowed")
  void theClusterAsksOncePerInterval() throws Exception {
    var testbed = Testbed.find();
    testbed.slurm();
    var ssh = testbed.sshd(NAME, PORT, Map.of());
    try (var engine = Engine.start(EngineConfig.at(home, Chains.all()))) {
      SlurmHome.register(engine.store(), home, ssh, "slurm", Map.of("max_connections", (long) CONNECTIONS));
      var address = Cluster.get(engine.system()).selfMember().address().toString();
      try (var second = worker(address); var third = worker(address)) {
        second.awaitLine("up");
        third.awaitLine("up");
        var before = SlurmHome.queries();
        var begin = System.nanoTime();
        var ends = engine.submitAll(SlurmHome.jobs(engine, JOBS, "sleep 1; echo 7")).stream().map(ProcessFuture::ended).toList();
        int most = 0;
        var killed = false;
        while (ends.stream().anyMatch(end -> !end.toCompletableFuture().isDone())) {
          most = Math.max(most, SlurmHome.connections(ssh.port()));
          var done = ends.stream().filter(end -> end.toCompletableFuture().isDone()).count();
          if (!killed && done > JOBS / 5) {
            third.kill();
            killed = true;
          }
          assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("%d of %d jobs are done", done, JOBS)
              .isLessThan(Duration.ofSeconds(120 + 2 * JOBS));
          LockSupport.parkNanos(100_000_000);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var queries = SlurmHome.queries() - before;
        System.out.printf("%d jobs on 3 workers in %.0f s: %d queries, at most %d connections%n", JOBS, seconds, queries, most);
        assertThat(killed).isTrue();
        assertThat(ends).allSatisfy(end -> assertThat(end.toCompletableFuture().join().exitStatus()).isZero());
        assertThat(queries).as("queries of the controller in %.0f s", seconds).isBetween(1, (int) Math.ceil(seconds) + 1);
        assertThat(most).isBetween(1, CONNECTIONS);
      }
    }
  }

  @AfterEach void stop() throws Exception {
    Testbed.find().sshd(NAME, PORT, "down");
  }

  private CrashingJvm worker(String address) throws Exception {
    return CrashingJvm.start(SlurmWorker.class, List.of(), home.toString(), address);
  }
}
