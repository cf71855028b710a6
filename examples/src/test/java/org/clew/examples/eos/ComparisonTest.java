package org.clew.examples.eos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Map;
import org.clew.examples.Units;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test void setsResultsBesideLiterature() {
    var text = Comparison.of(Map.of("lattice_constant", 5.24961, "cohesive_energy", 0.088882, "bulk_modulus", 3.1511));
    assertThat(text.lines().toList()).hasSize(6).element(1).asString().contains("5.2496").contains("5.30").contains("Å");
    assertThat(text).contains("0.08888").contains("3.151").contains("Ashcroft").contains("Ingham");
  }

  @Test void namesAnOutputThatIsMissing() {
    assertThatThrownBy(() -> Comparison.of(Map.of("lattice_constant", 5.25, "cohesive_energy", 0.09)))
        .hasMessageContaining("bulk_modulus");
  }

  @Test void exactCrystalHasTheTextbookNumbersInReducedUnits() {
    var reduced = new LennardJonesCrystal(1, 1);
    assertThat(reduced.cohesiveEnergy()).isCloseTo(8.610, offset(1e-3));
    assertThat(reduced.latticeConstant()).isCloseTo(1.5418, offset(1e-4));
    assertThat(reduced.bulkModulus() / Units.GPA_PER_EV_PER_CUBIC_ANGSTROM).isCloseTo(75.18, offset(0.01));
  }
}
