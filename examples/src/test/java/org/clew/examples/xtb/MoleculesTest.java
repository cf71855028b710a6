package org.clew.examples.xtb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.clew.examples.xtb.TestMolecules.FLAT_AMMONIA;
import static org.clew.examples.xtb.TestMolecules.list;

import java.util.List;
import org.clew.data.Float;
import org.clew.data.SinglefileData;
import org.clew.data.Site;
import org.clew.data.Vector3;
import org.junit.jupiter.api.Test;

class MoleculesTest {
  @Test void readsAllMoleculesOfAFile() {
    var molecules = Molecules.read(TestMolecules.FILE);
    assertThat(molecules.keySet()).containsExactly("water", "ammonia", "ethanol");
    assertThat(molecules.values().stream().map(Molecules::formula)).containsExactly("H2O", "H3N", "C2H6O");
    assertThat(molecules.values()).allMatch(molecule -> !molecule.pbc().directions().contains(true));
  }

  @Test void numbersMoleculesWithoutAName() {
    var molecules = Molecules.read(SinglefileData.ofText("two.xyz", "1\nan atom\nAr 0 0 0\n\n1\nname=\"neon\" x=1\nNe 0 0 0"));
    assertThat(molecules.keySet()).containsExactly("molecule_1", "neon");
  }

  @Test void saysWhereAFileIsWrong() {
    assertWrong("1\n\nAr 0 0 0\n2\nname=pair\nAr 0 0 0\n", "m.xyz, molecule 'pair' from line 4 on: line 1: announces 2 atoms");
    assertWrong("1\n\nAr 0 0 0\nAr 0 0 1\n", "m.xyz, line 4: expected a number of atoms, found 'Ar 0 0 1'");
    assertWrong("1\nname=a\nAr 0 0 0\n1\nname=a\nAr 0 0 0\n", "molecule 'a' from line 4 on: the name is used twice");
    assertWrong("1\nname=a__b\nAr 0 0 0\n", "a name has letters, digits, single underscores");
    assertWrong("\n", "m.xyz has no molecules");
  }

  @Test void theAtomThatMovesFarthestMovesByTheAmplitude() {
    var mode = list(List.of(0, 0, 0.42), List.of(0, 0, -0.52), List.of(0, 0, -0.52), List.of(0, 0, -0.52));
    var moved = Molecules.displace(FLAT_AMMONIA, mode, new Float(0.1));
    assertThat(moved.sites().stream().map(Site::position).map(Vector3::z).toList())
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b), Double.class)
        .containsExactly(0.1 * 0.42 / 0.52, -0.1, -0.1, -0.1);
    assertThat(moved.sites().get(2).position().y()).isCloseTo(FLAT_AMMONIA.sites().get(2).position().y(), within(1e-12));
  }

  @Test void refusesAModeOfAnotherMolecule() {
    assertThatThrownBy(() -> Molecules.displace(FLAT_AMMONIA, list(List.of(0, 0, 1)), new Float(0.1)))
        .hasMessageContaining("a direction for each of 4 atoms");
    assertThatThrownBy(() -> Molecules.displace(FLAT_AMMONIA, list("up"), new Float(0.1))).hasMessageContaining("found up");
  }

  private static void assertWrong(String text, String message) {
    assertThatThrownBy(() -> Molecules.read(SinglefileData.ofText("m.xyz", text))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
