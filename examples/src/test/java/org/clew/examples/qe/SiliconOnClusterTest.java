package org.clew.examples.qe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Map;
import org.clew.computer.AuthInfo;
import org.clew.computer.ComputerReader;
import org.clew.data.CodeData;
import org.clew.examples.LocalEngine;
import org.clew.examples.Programs;
import org.clew.registry.ComputerRegistry;
import org.clew.testbed.Testbed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The equation of state of silicon, its seven jobs run by real SLURM behind a real ssh server. */
class SiliconOnClusterTest {
  @TempDir Path home;

  @Test void aBatchSystemGivesTheSameCrystalAsThisMachine() throws Exception {
    var program = Programs.pw();
    var testbed = Testbed.find();
    testbed.slurm();
    var ssh = testbed.sshd();
    try (var engine = new LocalEngine(home)) {
      var computer = ComputerReader.read(Map.of("label", "slurm", "hostname", ssh.host(), "transport", "ssh", "scheduler",
          "slurm", "work_dir", "/home/" + ssh.user() + "/clew-tests", "minimum_poll_interval", 1.0, "safe_interval", 0.0));
      ComputerRegistry.of(engine.engine().store(), home)
          .create(new ComputerRegistry.Entry(computer, new AuthInfo("slurm", ssh.parameters())));
      var outcome = engine.run("qe.equation_of_state", Map.of("pseudos", Map.of("Si", Programs.siliconPseudo()),
          "code", CodeData.installed("pw", "slurm", program.toString())));
      assertThat(outcome.isOk()).as("%s", outcome).isTrue();
      var outputs = LocalEngine.plain(outcome);
      assertThat((Double) outputs.get("lattice_constant"))
          .isCloseTo(SiliconLiterature.LDA_LATTICE_CONSTANT, withinPercentage(0.2));
      assertThat((Double) outputs.get("bulk_modulus")).isCloseTo(SiliconLiterature.MEASURED_BULK_MODULUS, withinPercentage(6));
    }
  }
}
