package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.clew.computer.BuiltIn;
import org.clew.data.Str;
import org.clew.process.JobEvent;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockJumpTest {
  @TempDir Path home;

  /** The clock of the system with an offset that jumps. */
  private static final class Jumping extends Clock {
    private volatile Duration offset = Duration.ZERO;

    @Override public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override public Instant instant() {
      return Instant.now().plus(offset);
    }
  }

  @ParameterizedTest(name = "SPEC 15.7/60 the clock jumps by {0} h: jobs end when they end, and a failed phase is tried again")
  @ValueSource(ints = {1, -1})
  @DisplayName("SPEC 15.7/60 clock jumps")
  void nothingIsLostOrDoneEarly(int hours) throws Exception {
    var clock = new Jumping();
    HookedJobs[] jobs = new HookedJobs[1];
    var config = new EngineConfig(home, Chains.all(), ConfigFactory.empty(), TestEngine.SHORT, clock);
    UnaryOperator<EngineParts> hooked = parts -> HookedJobs.in(parts, HookedJobs.Hook.NOTHING, seen -> jobs[0] = seen);
    try (var test = TestEngine.at(config, hooked)) {
      var gate = home.resolve("gate");
      var waiting = test.submit("test.job", Map.of("script", new Str("while [ ! -e " + gate + " ]; do sleep 0.05; done; echo 7"),
          "code", BuiltIn.bash()));
      Await.until("the job runs", () -> "running".equals(test.row(waiting.pk()).schedulerState()));
      jobs[0].uploadFailsFor = Duration.ofSeconds(2);
      var failing = test.submit("test.job", Map.of("script", new Str("echo 8"), "code", BuiltIn.bash()));
      Await.until("a phase has failed", () -> test.journal(failing.uuid()).stream()
          .anyMatch(JobEvent.PhaseFailed.class::isInstance));
      jobs[0].uploadFailsFor = null;
      clock.offset = Duration.ofHours(hours);
      assertThat(test.end(failing).exitStatus()).as("the retry was due by the time that passes, not by the clock").isZero();
      assertThat(test.row(waiting.pk()).state()).isEqualTo("waiting");
      Files.createFile(gate);
      assertThat(test.end(waiting).exitStatus()).isZero();
    }
  }
}
