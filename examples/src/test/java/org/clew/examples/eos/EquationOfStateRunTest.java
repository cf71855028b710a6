package org.clew.examples.eos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.data.CodeData;
import org.clew.data.InMemoryBlob;
import org.clew.docs.Pages;
import org.clew.examples.LocalEngine;
import org.clew.spec.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EquationOfStateRunTest {
  @TempDir Path home;

  @Test void demoGivesTheNumbersOfLiteratureAndOfTheReadme() throws Exception {
    var demo = new EquationOfStateDemo();
    try (var engine = new LocalEngine(home)) {
      var outcome = engine.run(demo.process(), demo.inputs(home));
      assertThat(outcome.isOk()).as("%s", outcome).isTrue();
      var outputs = LocalEngine.plain(outcome);
      assertThat((Double) outputs.get("lattice_constant")).isCloseTo(Argon.CRYSTAL.latticeConstant(), withinPercentage(0.02));
      assertThat((Double) outputs.get("cohesive_energy")).isCloseTo(Argon.CRYSTAL.cohesiveEnergy(), withinPercentage(0.02));
      assertThat((Double) outputs.get("bulk_modulus")).isCloseTo(Argon.CRYSTAL.bulkModulus(), withinPercentage(1));
      assertThat(Pages.readme()).as("README.md shows another result than the demo gives")
          .contains(demo.summary(outputs).stripTrailing());
    }
  }

  @Test void saysThatTheMinimumIsOutsideTheVolumes() throws InterruptedException {
    try (var engine = new LocalEngine(home)) {
      var outcome = engine.run("demo.equation_of_state",
          Map.of("scale_factors", List.of(1.10, 1.12, 1.14, 1.16, 1.18), "cutoff", 15));
      assertThat(outcome.exitStatus()).isEqualTo(410);
      assertThat(outcome.message()).contains("no minimum");
    }
  }

  @Test void namesTheCalculationThatFailed() throws InterruptedException {
    var silent = CodeData.portable("silent", "run.sh", Map.of("run.sh", new InMemoryBlob("#!/bin/sh\n")));
    try (var engine = new LocalEngine(home)) {
      var outcome = engine.run("demo.equation_of_state", Map.of("code", silent));
      assertThat(outcome.exitStatus()).isEqualTo(400);
      assertThat(outcome.message()).matches("Calculation \\d+ failed: The output file is not what the program prints\\.");
      assertThat(outcome.outputs()).isEmpty();
    }
  }

  @Test void refusesTooFewVolumes() {
    try (var engine = new LocalEngine(home)) {
      assertThatThrownBy(() -> engine.run("demo.equation_of_state", Map.of("scale_factors", List.of(1.0, 1.0, 0.9, 1.1))))
          .isInstanceOf(ValidationException.class).hasMessageContaining("5 or more different volumes, found 3");
    }
  }
}
