package org.clew.data.crystal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.clew.data.Cell;
import org.clew.data.InMemoryBlob;
import org.clew.data.Periodicity;
import org.clew.data.StructureData;
import org.clew.data.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CifTest {
  /** Quartz with uncertainties, a field of text, comments and quotes within quotes. */
  private static final String QUARTZ = """
      # low quartz
      data_quartz
      _chemical_formula_sum 'O2 Si'
      _publ_section_title
      ;
      What is ' here " is text; data_ too
      ;
      _journal_name 'Journal d'exemple'
      _cell_length_a 4.9134(2)
      _cell_length_b 4.9134(2)
      _cell_length_c 5.4052(2)
      _cell_angle_alpha 90
      _cell_angle_beta 90
      _cell_angle_gamma 120
      _symmetry_space_group_name_H-M 'P 32 2 1'
      loop_
      _symmetry_equiv_pos_as_xyz
      x,y,z
      '-y, x-y, z+2/3'
      -x+y,-x,1/3+z
      y,x,-z
      x-y,-y,-z+1/3
      -x,y-x,2/3-z
      loop_
      _atom_site_label
      _atom_site_type_symbol
      _atom_site_fract_x
      _atom_site_fract_y
      _atom_site_fract_z
      _atom_site_occupancy
      Si1 Si4+ 0.4697(1) 0.00000 0.66667 1
      O1  O2-  0.4135(3) 0.2669(2) 0.7858(2) 1.0
      """;

  private static String cubic(String atoms) {
    return cubic("", atoms);
  }

  private static String cubic(String header, String atoms) {
    return "data_x\n_cell_length_a 4\n_cell_length_b 4\n_cell_length_c 4\n" + header
        + "loop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n_atom_site_occupancy\n" + atoms;
  }

  @Test void appliesTheSymmetryAndKeepsAtomsOnSpecialPositionsOnce() {
    var quartz = Cif.read(QUARTZ);
    assertThat(Elements.formula(quartz)).isEqualTo("O6Si3");
    assertThat(quartz.pbc()).isEqualTo(Periodicity.FULL);
    assertThat(quartz.volume()).isCloseTo(113.01, within(0.01));
    var silicon = quartz.sites().stream().filter(site -> site.symbol().equals("Si")).findFirst().orElseThrow();
    var bonds = quartz.sites().stream().filter(site -> site.symbol().equals("O"))
        .mapToDouble(site -> new Fractional(quartz.cell())
            .distance(fractions(quartz, silicon.position()), fractions(quartz, site.position()))).sorted().toArray();
    assertThat(List.of(bonds[0], bonds[1], bonds[2], bonds[3]))
        .allSatisfy(length -> assertThat(length).isCloseTo(1.61, within(0.01)));
    assertThat(bonds[4]).isGreaterThan(3);
  }

  private static Vector3 fractions(StructureData structure, Vector3 position) {
    return new Fractional(structure.cell()).ofCartesian(position);
  }

  @Test void makesTheCellOfLengthsAndAngles() {
    var hexagonal = new CellParameters(3, 3, 5, 90, 90, 120).cell();
    assertThat(hexagonal.b()).isEqualTo(new Vector3(-1.5, 3 * Math.sqrt(0.75), 0));
    assertThat(hexagonal.c()).isEqualTo(new Vector3(0, 0, 5));
    assertThat(new CellParameters(4, 4, 4, 90, 90, 90).cell()).isEqualTo(Cell.cubic(4));
    assertThatThrownBy(() -> new CellParameters(1, 1, 1, 30, 30, 120)).hasMessageContaining("no cell with the angles");
    assertThatThrownBy(() -> new CellParameters(1, 0, 1, 90, 90, 90)).hasMessageContaining("must be positive");
    assertThatThrownBy(() -> new CellParameters(1, 1, 1, 0, 90, 90)).hasMessageContaining("between 0 and 180");
  }

  @Test void readsCartesianCoordinatesAndElementsOfLabels() {
    var text = """
        data_a
        _cell.length_a 2
        _cell.length_b 2
        _cell.length_c 2
        loop_
        _atom_site_label _atom_site_Cartn_x _atom_site_Cartn_y _atom_site_Cartn_z
        NA1 1 1 0
        CL2 0 0 0
        """;
    assertThat(Cif.read(text).sites()).extracting(site -> site.symbol() + site.position()).containsExactly(
        "Na" + new Vector3(1, 1, 0), "Cl" + new Vector3(0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Fe 0 0 0 0.5 | line 11: Fe occupies its site with 0.5; partly occupied sites are not taken",
      "Fe 0 0 ? 1 | line 11: _atom_site_fract_z is not known",
      "Fe 0 0 x 1 | line 11: _atom_site_fract_z: 'x' is not a number",
      "Qq 0 0 0 1 | line 11: 'Qq' starts with no chemical element",
      "Fe 0 0 0 1 Ni | which is no whole number of rows",
      "Fe 0 0 0 1 Ni 0.001 0 0 1 | line 11: Ni (Ni) and Fe (Fe) are on one site"})
  void refusesSitesThatAreNoAtom(String atoms, String why) {
    assertThatThrownBy(() -> Cif.read(cubic(atoms))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
  }

  @Test void tellsEverySiteThatIsWrongAtOnce() {
    assertThatThrownBy(() -> Cif.read(cubic("Fe 0 0 0 0.5\nNi 0 0 0 0.5\n"))).hasMessageContaining("Fe occupies")
        .hasMessageContaining("; line 12: Ni occupies");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "_symmetry_space_group_name_H-M 'F m -3 m' | the space group is Fm-3m, but no symmetry operations are listed; add",
      "_space_group_IT_number 225 | the space group is 225, but",
      "_cell_angle_alpha 180 | between 0 and 180",
      "_cell_length_a 5 | _cell_length_a stands twice",
      "_symmetry_equiv_pos_as_xyz 'x,y,w' | line 5: 'x,y,w' is no symmetry operation",
      "_symmetry_equiv_pos_as_xyz 'x,y' | is no symmetry operation",
      "_symmetry_equiv_pos_as_xyz 'x,x,z' | is no symmetry operation",
      "_symmetry_equiv_pos_as_xyz 'x+1/0,y,z' | is no symmetry operation",
      "_note 'unclosed | the quote ' is not closed",
      "save_frame | save_frame is not taken"})
  void refusesWhatItCannotKnow(String header, String why) {
    assertThatThrownBy(() -> Cif.read(cubic(header + "\n", "Fe 0 0 0 1\n"))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test void refusesFilesWithoutOneStructure() {
    assertThatThrownBy(() -> Cif.read("data_x\n_a 1\n")).hasMessageContaining("holds no atoms");
    assertThatThrownBy(() -> Cif.read("")).hasMessageContaining("holds no atoms");
    assertThatThrownBy(() -> Cif.read(cubic("Fe 0 0 0 1\n") + cubic("Ni 0 0 0 1\n").replace("data_x", "data_y")))
        .hasMessageContaining("2 structures (data_x, data_y)");
    assertThatThrownBy(() -> Cif.read("data_x\n_t\n;\nopen")).hasMessageContaining("line 3: the text that starts here");
    assertThatThrownBy(() -> Cif.read("_a 1")).hasMessageContaining("starts with data_NAME");
    assertThatThrownBy(() -> Cif.write(new StructureData(Cell.NONE, Periodicity.NONE, List.of())))
        .hasMessageContaining("write XYZ");
  }

  @Test void keepsThePublishedFileWithWhatItTells() {
    var data = CifData.of("quartz.cif", new InMemoryBlob(QUARTZ));
    assertThat(data.formulae()).containsExactly("O2 Si");
    assertThat(data.spaceGroups()).containsExactly("P3221");
    assertThat(data.md5()).matches("[0-9a-f]{32}");
    assertThat(data.structure()).isEqualTo(Cif.read(QUARTZ));
    assertThat(org.clew.data.DataTypes.fresh(data)).isEqualTo(data).isInstanceOf(CifData.class).isNotSameAs(data);
    assertThatThrownBy(() -> CifData.of("a.cif", new InMemoryBlob("hello"))).hasMessageContaining("starts with data_NAME")
        .isInstanceOf(IllegalArgumentException.class);
  }
}
