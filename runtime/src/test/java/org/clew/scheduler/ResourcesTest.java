package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.clew.scheduler.JobTemplate.Login;
import org.clew.scheduler.JobTemplate.Queueing;
import org.junit.jupiter.api.Test;

/** What each batch system accepts as resources, and how names and limits are written. */
class ResourcesTest {
  private static final Map<String, Object> TWO_BY_FOUR = Map.of("num_machines", 2L, "num_mpiprocs_per_machine", 4L);

  private static Map<String, Object> with(Map<String, Object> first, String key, Object value) {
    var all = new HashMap<>(first);
    all.put(key, value);
    return all;
  }

  @Test
  void slurmDividesTheCoresOfAMachineAmongItsProcesses() {
    var slurm = new SlurmScheduler();
    assertThat(slurm.resource(with(TWO_BY_FOUR, "num_cores_per_machine", 8L), Optional.empty()).fields())
        .containsEntry("num_cores_per_mpiproc", 2L);
    assertThatThrownBy(() -> slurm.resource(with(TWO_BY_FOUR, "num_cores_per_machine", 9L), Optional.empty()))
        .hasMessage("resources: num_cores_per_machine 9 cannot be divided among num_mpiprocs_per_machine 4");
    assertThatThrownBy(() -> slurm.resource(with(with(TWO_BY_FOUR, "num_cores_per_machine", 8L), "num_cores_per_mpiproc", 3L),
        Optional.empty()))
        .hasMessageContaining("is not num_cores_per_mpiproc 3 times");
  }

  @Test
  void pbsFillsInTheCoresOfAMachine() {
    var pbs = new PbsProScheduler();
    assertThat(pbs.resource(with(TWO_BY_FOUR, "num_cores_per_mpiproc", 3L), Optional.empty()).fields())
        .containsEntry("num_cores_per_machine", 12L);
    assertThat(pbs.resource(TWO_BY_FOUR, Optional.empty()).fields()).containsEntry("num_cores_per_machine", 4L);
    assertThat(pbs.resource(Map.of("num_machines", 2L), Optional.of(16)).totalProcesses()).isEqualTo(32);
  }

  @Test
  void sgeNeedsEnvironmentAndProcesses() {
    var sge = new SgeScheduler();
    assertThat(sge.resource(Map.of("parallel_env", "smp", "tot_num_mpiprocs", 4), Optional.of(3)).totalProcesses()).isEqualTo(4);
    assertThatThrownBy(() -> sge.resource(Map.of("tot_num_mpiprocs", 4), Optional.empty()))
        .hasMessageContaining("parallel_env must be the name");
    assertThatThrownBy(() -> sge.resource(Map.of("parallel_env", "smp"), Optional.empty()))
        .hasMessageContaining("tot_num_mpiprocs is missing");
    assertThatThrownBy(() -> sge.resource(Map.of("parallel_env", "smp", "tot_num_mpiprocs", 1, "num_machines", 1),
        Optional.empty()))
        .hasMessageContaining("unknown fields [num_machines]");
  }

  @Test
  void lsfCountsMachinesOnlyWhenAskedTo() {
    var lsf = new LsfScheduler();
    assertThat(lsf.resource(Map.of("tot_num_mpiprocs", 4L), Optional.empty()).totalProcesses()).isEqualTo(4);
    var machines = lsf.resource(Map.of("tot_num_mpiprocs", 4L, "num_machines", 2L, "use_num_machines", true, "parallel_env",
        "n1 n2"), Optional.empty());
    assertThat(new LsfScheduler().header(template("x", machines, OptionalLong.empty())))
        .contains("#BSUB -nnodes 2", "#BSUB -m \"n1 n2\"");
    assertThatThrownBy(() -> lsf.resource(Map.of("tot_num_mpiprocs", 4L, "num_machines", 2L), Optional.empty()))
        .hasMessageContaining("only with use_num_machines");
    assertThatThrownBy(() -> lsf.resource(Map.of("tot_num_mpiprocs", 4L, "use_num_machines", true), Optional.empty()))
        .hasMessageContaining("needs num_machines");
    assertThatThrownBy(() -> lsf.resource(Map.of("parallel_env", "n1"), Optional.empty()))
        .hasMessageContaining("tot_num_mpiprocs is missing");
    assertThatThrownBy(() -> lsf.resource(Map.of("tot_num_mpiprocs", 4L), Optional.of(4)))
        .hasMessageContaining("default_mpiprocs_per_machine");
  }

  @Test
  void namesAreMadeFit() {
    assertThat(Directives.name("a b/c:d", 128)).isEqualTo("abcd");
    assertThat(Directives.name("7up", 128)).isEqualTo("j7up");
    assertThat(Directives.name("", 15)).isEqualTo("j");
    assertThat(Directives.name("-x", 15)).isEqualTo("j-x");
    assertThat(Directives.name("abcdefghijklmnopqrst", 15)).hasSize(15);
    var resource = new PbsProScheduler().resource(TWO_BY_FOUR, Optional.empty());
    assertThat(new PbsProScheduler().header(template("clew 1234567890 12345", resource, OptionalLong.empty())))
        .contains("#PBS -N clew12345678901");
  }

  @Test
  void limitsMustBeAboveZero() {
    var resource = new SlurmScheduler().resource(TWO_BY_FOUR, Optional.empty());
    assertThatThrownBy(() -> template("x", resource, OptionalLong.of(0)))
        .hasMessage("max_wallclock_seconds must be above 0, was 0");
  }

  @Test
  void littleMemoryIsNotRoundedToNoLimit() {
    var resource = new SlurmScheduler().resource(TWO_BY_FOUR, Optional.empty());
    var small = new JobTemplate("x", "o", "e", resource,
        new Queueing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(), OptionalLong.empty(), OptionalLong.of(500), Login.IMPORTED, "");
    assertThat(new SlurmScheduler().header(small)).contains("#SBATCH --mem=1");
  }

  private static JobTemplate template(String name, JobResource resource, OptionalLong seconds) {
    return new JobTemplate(name, "o", "e", resource,
        new Queueing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(), seconds, OptionalLong.empty(), Login.IMPORTED, "");
  }
}
