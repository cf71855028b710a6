package org.clew.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrbitalDataTest {
  private static final Vector3 PLACE = new Vector3(0, 1.5, 2);

  @ParameterizedTest @CsvSource({"0,0,s", "1,0,pz", "1,1,px", "1,2,py", "2,0,dz2", "3,6,fy(3x2-y2)", "-1,1,sp-2", "-3,0,sp3-1",
      "-5,5,sp3d2-6"})
  void namesOrbitalsAsChemistsDo(int angular, int magnetic, String name) {
    assertThat(Orbital.hydrogen(PLACE, angular, magnetic).name()).isEqualTo(name);
  }

  @Test void comesBackFromItsPlainTree() {
    var orbitals = new OrbitalData(List.of(Orbital.hydrogen(PLACE, 2, 4).with("kind_name", "Fe")
        .with("z_orientation", List.of(0.0, 0.0, 1.0)),
        new Orbital("slater", PLACE, Map.of("exponent", 1.7))));
    var back = DataTypes.read("data.orbital", Plain.normal(orbitals.plain()), (_, _) -> null);
    assertThat(back).isEqualTo(orbitals).hasToString("OrbitalData[dxy, slater]");
  }

  @Test void refusesNumbersThatThereAreNot() {
    assertThatThrownBy(() -> Orbital.hydrogen(PLACE, 4, 0)).hasMessage("angular_momentum must be from -5 to 3, found 4");
    assertThatThrownBy(() -> Orbital.hydrogen(PLACE, 1, 3))
        .hasMessage("magnetic_number must be from 0 to 2 for angular_momentum 1, found 3");
    assertThatThrownBy(() -> Orbital.hydrogen(PLACE, -2, -1)).hasMessageContaining("from 0 to 2");
    var wrong = Map.of("orbitals", List.of(Map.of("kind", "slater", "position", List.of(0, 0, 0)),
        Map.of("kind", "realhydrogen", "position", List.of(0, 0, 0), "angular_momentum", 1L)));
    assertThatThrownBy(() -> DataTypes.read("data.orbital", wrong, (_, _) -> null))
        .hasMessage("data.orbital: orbitals[1]: magnetic_number must be a whole number, found null");
    assertThatThrownBy(() -> DataTypes.read("data.orbital", Map.of("orbitals", List.of("pz")), (_, _) -> null))
        .hasMessageContaining("orbitals[0]");
  }
}
