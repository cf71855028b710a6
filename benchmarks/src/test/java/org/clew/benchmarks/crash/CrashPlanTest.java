package org.clew.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.clew.benchmarks.crash.CrashPlan.PlannedFault;
import org.junit.jupiter.api.Test;

class CrashPlanTest {
  @Test void theSameSeedDrawsTheSamePlan() {
    assertThat(CrashPlan.withFaults(200, 12, 7)).isEqualTo(CrashPlan.withFaults(200, 12, 7));
    assertThat(CrashPlan.withFaults(200, 12, 7).faults()).isNotEqualTo(CrashPlan.withFaults(200, 12, 8).faults());
  }

  @Test void aShortRunMeetsEveryKindOfFault() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(CrashPlan.withFaults(50, 12, seed).faults().values()).extracting(PlannedFault::fault).contains(Fault.values());
      assertThat(CrashPlan.withFaults(50, 12, seed).faults().keySet()).allMatch(number -> number >= 1 && number <= 50);
    }
  }

  @Test void aRunWithFewerCrashesThanFaultsHasOneBeforeEach() {
    assertThat(CrashPlan.withFaults(1, 1, 3).faults()).hasSize(1);
  }

  @Test void theControllerFreezesLongerThanSbatchWaits() {
    IntStream.rangeClosed(0, 10).mapToObj(tenth -> Fault.CONTROLLER_FROZEN.command(tenth / 10.0))
        .forEach(command -> assertThat(Double.parseDouble(command.getLast())).isBetween(12.0, 15.0));
  }

  @Test void refusesNonsense() {
    assertThatThrownBy(() -> CrashPlan.withoutFaults(0, 12, 1)).hasMessage("--crashes must be 1 or more, was 0");
    assertThatThrownBy(() -> CrashPlan.withoutFaults(1, 0, 1)).hasMessage("--in-flight must be 1 or more, was 0");
  }

  @Test void aimsReachEveryPhase() {
    var random = CrashPlan.random(1);
    var aims = IntStream.range(0, 200).mapToObj(_ -> Aim.draw(random)).toList();
    assertThat(aims).extracting(aim -> aim.phase().durable()).contains("uploading", "submitting", "withscheduler", "retrieving");
    assertThat(aims).extracting(Aim::entry).contains(Aim.Entry.values());
    assertThat(aims).allMatch(aim -> aim.delay().toMillis() <= 60);
  }
}
