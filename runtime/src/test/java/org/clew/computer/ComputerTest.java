package org.clew.computer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.clew.computer.Computer.Availability;
import org.junit.jupiter.api.Test;

class ComputerTest {
  @Test
  void plainTreeComesBack() {
    var computer = Computer.localhost("/scratch/{username}/").withMinimumPollInterval(2.5).with(Availability.DISABLED);
    assertThat(ComputerReader.read(computer.plain())).isEqualTo(computer);
    assertThat(computer.workDir().of("ann")).isEqualTo("/scratch/ann");
  }

  @Test
  void readsWhatPeopleWrite() {
    var computer = ComputerReader.read(Map.of(
        "label", "daint", "transport", "ssh", "mpirun_command", "srun -n {tot_num_mpiprocs}"));
    assertThat(computer.hostname()).isEqualTo("daint");
    assertThat(computer.minimumPollInterval()).isEqualTo(10);
    assertThat(computer.mpirun().words()).isEqualTo(List.of("srun", "-n", "{tot_num_mpiprocs}"));
  }

  @Test
  void namesTheFieldThatIsWrong() {
    assertThatThrownBy(() -> ComputerReader.read(Map.of("label", "x", "sheduler", "slurm"))).hasMessageContaining("[sheduler]");
    assertThatThrownBy(() -> ComputerReader.read(Map.of("label", "x", "enabled", "yes"))).hasMessageContaining("'enabled'");
    assertThatThrownBy(() -> ComputerReader.read(Map.of("label", "x", "work_dir", "rel"))).hasMessageContaining("absolute");
    assertThatThrownBy(() -> ComputerReader.read(Map.of())).hasMessageContaining("'label'");
  }
}
