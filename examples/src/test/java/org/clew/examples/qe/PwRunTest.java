package org.clew.examples.qe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.data.CodeData;
import org.clew.examples.LocalEngine;
import org.clew.examples.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs pw.x on this machine. */
class PwRunTest {
  @TempDir Path home;

  @Test void siliconHasTheLatticeConstantAndTheStiffnessOfLiterature() throws Exception {
    var outputs = run("qe.equation_of_state", Map.of("pseudos", Map.of("Si", Programs.siliconPseudo())));
    assertThat((Double) outputs.get("lattice_constant")).isCloseTo(SiliconLiterature.LDA_LATTICE_CONSTANT, withinPercentage(0.2))
        .isCloseTo(SiliconLiterature.MEASURED_LATTICE_CONSTANT, withinPercentage(1));
    assertThat((Double) outputs.get("bulk_modulus")).isCloseTo(SiliconLiterature.MEASURED_BULK_MODULUS, withinPercentage(6));
    assertThat((Double) ((Map<?, ?>) outputs.get("fit")).get("rms_residual")).isLessThan(1e-3);
  }

  @Test void stopsByItselfWhenItsTimeIsOver() throws Exception {
    try (var engine = new LocalEngine(home)) {
      var outcome = engine.run("qe.pw", inputs(Map.of("structure", Silicon.CRYSTAL, "pseudos",
          Map.of("Si", Programs.siliconPseudo()), "cutoff", 120, "kpoints", List.of(8, 8, 8), "max_seconds", 1)));
      assertThat(outcome.exitStatus()).as("%s", outcome).isEqualTo(Pw.OUT_OF_WALLTIME.status());
    }
  }

  @Test void readsItsOwnForcesOnADisplacedAtom() throws Exception {
    var outputs = run("qe.pw", Map.of("structure", Silicon.CRYSTAL, "pseudos", Map.of("Si", Programs.siliconPseudo()),
        "cutoff", 12, "kpoints", List.of(2, 2, 2)));
    var results = (Map<?, ?>) outputs.get("results");
    assertThat(results.keySet().stream().map(Object::toString)).contains("forces", "stress", "pressure", "energy");
    assertThat((List<?>) results.get("forces")).hasSize(2);
    assertThat((Double) outputs.get("volume")).isCloseTo(39.366, within(1e-9));
  }

  @Test void aCycleThatDoesNotConvergeIsTriedWithSofterMixing() throws Exception {
    try (var engine = new LocalEngine(home)) {
      var process = engine.engine().submit("qe.pw.base",
          Map.of("clean_workdir", true, "pw", inputs(Map.of("structure", Silicon.CRYSTAL,
          "pseudos", Map.of("Si", Programs.siliconPseudo()), "cutoff", 12, "kpoints", List.of(2, 2, 2), "parameters",
          Map.of("electrons", Map.of("mixing_beta", 5.0, "electron_maxstep", 12))))));
      var outcome = process.await();
      assertThat(outcome.isOk()).as("%s", outcome).isTrue();
      var runs = engine.engine().store().graph().called(process.pk()).stream().filter(row -> row.kind().equals("calcjob"))
          .toList();
      assertThat(runs).hasSizeGreaterThan(1);
      assertThat(runs.getFirst().exitStatus()).isEqualTo(Pw.SCF_NOT_CONVERGED.status());
      assertThat(Path.of((String) ((Map<?, ?>) LocalEngine.plain(outcome).get("remote_folder")).get("path"))).isEmptyDirectory();
    }
  }

  @Test void aRunWhoseTimeWasOverGoesOnFromItsLastState() throws Exception {
    try (var engine = new LocalEngine(home)) {
      var process = engine.engine().submit("qe.pw.base",
          Map.of("max_iterations", 12, "pw", inputs(Map.of("structure", Silicon.CRYSTAL,
          "pseudos", Map.of("Si", Programs.siliconPseudo()), "cutoff", 70, "kpoints", List.of(6, 6, 6, 1, 1, 1), "max_seconds",
          1))));
      var outcome = process.await();
      assertThat(outcome.isOk()).as("%s", outcome).isTrue();
      var runs = engine.engine().store().graph().called(process.pk()).stream().filter(row -> row.kind().equals("calcjob"))
          .toList();
      assertThat(runs).hasSizeGreaterThan(1);
      assertThat(runs.getFirst().exitStatus()).isEqualTo(Pw.OUT_OF_WALLTIME.status());
      var folder = (Map<?, ?>) LocalEngine.plain(outcome).get("remote_folder");
      assertThat(Path.of((String) folder.get("path"), "pw.in")).content().contains("restart_mode = 'restart'");
    }
  }

  private Map<String, Object> run(String process, Map<String, ?> inputs) throws InterruptedException {
    try (var engine = new LocalEngine(home)) {
      var outcome = engine.run(process, inputs(inputs));
      assertThat(outcome.isOk()).as("%s", outcome).isTrue();
      return LocalEngine.plain(outcome);
    }
  }

  private static Map<String, Object> inputs(Map<String, ?> inputs) {
    var all = new HashMap<String, Object>(inputs);
    all.put("code", CodeData.installed("pw", "localhost", Programs.pw().toString()));
    return all;
  }
}
