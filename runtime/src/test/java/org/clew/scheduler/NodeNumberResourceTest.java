package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeNumberResourceTest {
  @Test
  void derivesTheMissingNumber() {
    assertThat(of(Map.of("num_machines", 2, "num_mpiprocs_per_machine", 3)).totalProcesses()).isEqualTo(6);
    assertThat(of(Map.of("num_machines", 2, "tot_num_mpiprocs", 6)).processesPerMachine()).isEqualTo(3);
    assertThat(of(Map.of("num_mpiprocs_per_machine", 3, "tot_num_mpiprocs", 6)).machines()).isEqualTo(2);
  }

  @Test
  void computerFillsInOnlyWhatCannotBeDerived() {
    assertThat(NodeNumberResource.of(Map.of("num_machines", 2L), Optional.of(4)).totalProcesses()).isEqualTo(8);
    assertThat(NodeNumberResource.of(Map.of("num_machines", 2L, "tot_num_mpiprocs", 2L), Optional.of(4)).totalProcesses())
        .isEqualTo(2);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> of(Map.of("num_machines", 1))).hasMessageContaining("at least two");
    assertThatThrownBy(() -> of(Map.of("num_machines", 2, "tot_num_mpiprocs", 5))).hasMessageContaining("is not num_machines 2");
    assertThatThrownBy(() -> of(Map.of("num_machines", 0))).hasMessageContaining("1 or more, found 0");
    assertThatThrownBy(() -> of(Map.of("machines", 1))).hasMessageContaining("[machines]");
  }

  @Test
  void whoAsksForNothingGetsOneProcessEverywhere() {
    for (var name : Schedulers.installed().names()) {
      var scheduler = Schedulers.installed().find(name);
      assertThat(scheduler.resource(Map.of(), Optional.empty()).totalProcesses()).as(name).isEqualTo(1);
    }
    assertThat(NodeNumberResource.of(Map.of(), Optional.of(4)).processesPerMachine()).isEqualTo(4);
    assertThat(new SgeScheduler().resource(Map.of(), Optional.empty())).isEqualTo(new ParEnvResource("", 1));
  }

  @Test
  void directExecutionNeedsNothing() {
    assertThat(new DirectScheduler().resource(Map.of(), Optional.empty()).totalProcesses()).isEqualTo(1);
    assertThat(new DirectScheduler().resource(Map.of("tot_num_mpiprocs", 4L), Optional.empty()).totalProcesses()).isEqualTo(4);
  }

  private static NodeNumberResource of(Map<String, ?> given) {
    return NodeNumberResource.of(given, Optional.empty());
  }
}
