package org.clew.data.crystal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.clew.data.Cell;
import org.clew.data.InMemoryBlob;
import org.clew.data.Periodicity;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoscarTest {
  private static final String SALT = """
      rock salt
      %s
      2.82 2.82 0.0
      2.82 0.0 2.82
      0.0 2.82 2.82
      Na_pv Cl
      1 1
      %s
      """;
  private static final StructureData EXPECTED = new StructureData(
      new Cell(new Vector3(2.82, 2.82, 0), new Vector3(2.82, 0, 2.82), new Vector3(0, 2.82, 2.82)), Periodicity.FULL,
      List.of(new Site("Na", Vector3.ZERO), new Site("Cl", new Vector3(2.82, 2.82, 2.82))));

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "1.0 | Direct;0 0 0;0.5 0.5 0.5",
      "1.0 | Selective dynamics;Direct;0 0 0 T T F;0.5 0.5 0.5 F F F;;0 0 0;0 0 0",
      "1.0 | Cartesian;0 0 0 first;2.82D0 2.82 2.82 second",
      "-44.851536 | direct;0 0 0;0.5 0.5 0.5",
      "1 1 1 | K;0 0 0;2.82 2.82 2.82"})
  void readsEveryWayOfWritingIt(String scale, String atoms) {
    var read = Poscar.read(SALT.formatted(scale, atoms.replace(';', '\n')));
    assertThat(read.pbc()).isEqualTo(Periodicity.FULL);
    assertThat(read.sites()).extracting(Site::symbol).containsExactly("Na", "Cl");
    assertThat(read.volume()).isCloseTo(EXPECTED.volume(), within(1e-9));
    assertThat(read.sites().get(1).position().x()).isCloseTo(2.82, within(1e-9));
  }

  @Test void scalesLengthsAndCartesianCoordinates() {
    var read = Poscar.read(SALT.formatted("2", "C\n0 0 0\n2.82 2.82 2.82"));
    assertThat(read).isEqualTo(EXPECTED.scaled(2));
  }

  @Test void writesRunsOfSymbolsInTheOrderOfTheAtoms() {
    var mixed = new StructureData(Cell.cubic(4), Periodicity.FULL,
        List.of(new Site("Fe", Vector3.ZERO), new Site("Fe", new Vector3(2, 0, 0)),
        new Site("O", new Vector3(0, 2, 0)), new Site("Fe", new Vector3(0, 0, 2))));
    assertThat(Poscar.write(mixed)).contains("\nFe O Fe\n2 1 1\nDirect\n").startsWith("Fe3O\n1.0\n4.0 0.0 0.0\n");
    assertThat(Poscar.read(Poscar.write(mixed))).isEqualTo(mixed);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "x | Direct;0 0 0;0 0 0 | line 2: 'x' is not a number",
      "0 | Direct;0 0 0;0 0 0 | line 2: the scaling factor 0 is not taken",
      "1 1 | Direct;0 0 0;0 0 0 | line 2: expected one scaling factor or three",
      "1 | Somewhere;Else;0 0 0 | line 9: expected Direct or Cartesian, found 'Else'",
      "1 | Direct;0 0 0;0 0 | line 10: expected three numbers, found '0 0'",
      "1 | Direct;0 0 0;0 0 NaN | line 10: 'NaN' is not a number",
      "1 | Direct;0 0 0 | the file ends at line 9, where three numbers should follow"})
  void namesTheLineThatIsWrong(String scale, String atoms, String why) {
    assertThatThrownBy(() -> Poscar.read(SALT.formatted(scale, atoms.replace(';', '\n'))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
  }

  @Test void refusesOldAndHostileHeaders() {
    var good = SALT.formatted("1", "Direct\n0 0 0\n0 0 0");
    assertThatThrownBy(() -> Poscar.read(good.replace("Na_pv Cl\n", "")))
        .hasMessageContaining("line 6", "the format of VASP 4; put a line with the symbols");
    assertThatThrownBy(() -> Poscar.read(good.replace("\n1 1\n", "\n1\n"))).hasMessageContaining("expected 2 numbers of atoms");
    assertThatThrownBy(() -> Poscar.read(good.replace("\n1 1\n", "\n9999999 1\n")))
        .hasMessageContaining("9999999 atoms of Na_pv are announced");
    assertThatThrownBy(() -> Poscar.read(good.replace("Na_pv", "Qq")))
        .hasMessageContaining("'Qq' starts with no chemical element");
    assertThatThrownBy(() -> Poscar.read(good.replace("0.0 2.82 2.82", "2.82 2.82 0.0")))
        .hasMessageContaining("do not span space");
    assertThatThrownBy(() -> Poscar.read("")).hasMessageContaining("the file ends at line 0");
    assertThatThrownBy(() -> Poscar.write(new StructureData(Cell.NONE, Periodicity.NONE, List.of())))
        .hasMessageContaining("needs a cell");
  }

  @Test void knowsTheElementOfAPseudopotential() {
    assertThat(UpfData.of("Si.upf",
        new InMemoryBlob("<UPF version=\"2.0.1\">\n<PP_HEADER\n generated=\"x\"\n element=\"Si \"\n/>")).element())
        .isEqualTo("Si");
    var old = UpfData.of("O.upf",
        new InMemoryBlob(
        "<PP_INFO>\n</PP_INFO>\n<PP_HEADER>\n   0    Version Number\n   O    Element\n   NC   Norm\n</PP_HEADER>"));
    assertThat(old.element()).isEqualTo("O");
    assertThat(org.clew.data.DataTypes.fresh(old)).isEqualTo(old).isInstanceOf(UpfData.class);
    assertThatThrownBy(() -> UpfData.of("a", new InMemoryBlob("text"))).hasMessageContaining("no UPF file");
    assertThatThrownBy(() -> UpfData.of("a", new InMemoryBlob("<PP_HEADER element=\"Qq\"/>")))
        .hasMessageContaining("'Qq', which is no element");
    assertThatThrownBy(() -> UpfData.of("a", new InMemoryBlob("<PP_HEADER z=\"1\"/>"))).hasMessageContaining("names no element");
  }

  @ParameterizedTest
  @CsvSource({"si.cif,CIF", "POSCAR,POSCAR", "runs/CONTCAR_2,POSCAR", "a.vasp,POSCAR", "b.xyz,XYZ", "b.extxyz,XYZ", "c.txt,"})
  void tellsTheFormatByTheName(String name, StructureFormat format) {
    assertThat(StructureFormat.ofFile(name)).isEqualTo(java.util.Optional.ofNullable(format));
  }
}
