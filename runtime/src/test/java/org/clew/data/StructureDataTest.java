package org.clew.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StructureDataTest {
  private static final StructureData SILICON = new StructureData(
      new Cell(new Vector3(0, 2.715, 2.715), new Vector3(2.715, 0, 2.715), new Vector3(2.715, 2.715, 0)), Periodicity.FULL,
      List.of(new Site("Si", Vector3.ZERO), new Site("Si", new Vector3(1.3575, 1.3575, 1.3575))));

  @Test
  void scalesLengthsSoThatTheVolumeGrowsByTheCube() {
    var larger = SILICON.scaled(1.1);

    assertThat(SILICON.volume()).isCloseTo(2 * Math.pow(2.715, 3), within(1e-9));
    assertThat(larger.volume()).isCloseTo(SILICON.volume() * 1.331, within(1e-9));
    assertThat(larger.sites().get(1).position().x()).isCloseTo(1.49325, within(1e-12));
    assertThatThrownBy(() -> SILICON.scaled(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAPeriodicDirectionWithoutLatticeVector() {
    assertThatThrownBy(() -> new StructureData(Cell.NONE, Periodicity.FULL, List.of()))
        .hasMessageContaining("lattice vector a is zero");
  }

  @Test
  void readsExtendedXyzWithOtherColumnsAndKeys() {
    var text = """
        2
        Lattice="5.0 0 0 0 5.0 0 0 0 5.0" Properties=species:S:1:forces:R:3:pos:R:3 energy=-3.5 pbc="T T F"
        O  9 9 9   0.0 0.0 0.1
        C  8 8 8   0.0 0.0 1.2
        """;

    assertThat(ExtendedXyz.read(text)).isEqualTo(new StructureData(Cell.cubic(5), new Periodicity(true, true, false),
        List.of(new Site("O", new Vector3(0, 0, 0.1)), new Site("C", new Vector3(0, 0, 1.2)))));
  }

  @Test
  void readsPlainXyzAsAMolecule() {
    assertThat(ExtendedXyz.read("1\nwater without its hydrogen\nO 0 0 0\n"))
        .isEqualTo(new StructureData(Cell.NONE, Periodicity.NONE, List.of(new Site("O", Vector3.ZERO))));
  }

  @Test
  void namesTheLineThatIsWrong() {
    assertThatThrownBy(() -> ExtendedXyz.read("two\n\n")).hasMessage("line 1: expected the number of atoms, found 'two'");
    assertThatThrownBy(() -> ExtendedXyz.read("2\n\nO 0 0 0")).hasMessageContaining("announces 2 atoms");
    assertThatThrownBy(() -> ExtendedXyz.read("1\n\nO 0 zero 0")).hasMessage("line 3: 'zero' is not a number");
    assertThatThrownBy(() -> ExtendedXyz.read("1\nLattice=\"1 2\"\nO 0 0 0"))
        .hasMessage("line 2: Lattice needs 9 numbers, found 2");
    assertThatThrownBy(() -> ExtendedXyz.read("1\n\nO 0 0")).hasMessageContaining("line 3: expected 4 columns");
  }
}
