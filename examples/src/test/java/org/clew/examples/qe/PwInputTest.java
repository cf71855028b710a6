package org.clew.examples.qe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.testkit.CalcJobs.prepare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.calcjob.RetrieveEntry;
import org.clew.data.Cell;
import org.clew.data.Dict;
import org.clew.data.Periodicity;
import org.clew.data.SinglefileData;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;
import org.clew.spec.ValidationException;
import org.junit.jupiter.api.Test;

class PwInputTest {
  private static final StructureData IRON_OXIDE = new StructureData(Cell.cubic(4.3), Periodicity.FULL, List.of(
      new Site("Fe1", Vector3.ZERO), new Site("Fe2", new Vector3(2.15, 2.15, 0)), new Site("O", new Vector3(2.15, 0, 0))));

  @Test void isTheInputOfPw() {
    assertThat(prepare(new Pw(), Silicon.with(Map.of())).file("pw.in")).isEqualTo("""
        &CONTROL
          calculation = 'scf'
          prefix = 'clew'
          outdir = './out'
          pseudo_dir = './pseudo'
          tprnfor = .true.
          tstress = .true.
        /
        &SYSTEM
          ibrav = 0
          nat = 2
          ntyp = 1
          ecutwfc = 20.0
        /
        &ELECTRONS
          conv_thr = 1.0d-9
        /
        ATOMIC_SPECIES
        Si 0.0 Si.UPF
        CELL_PARAMETERS angstrom
        0.0 2.7 2.7
        2.7 0.0 2.7
        2.7 2.7 0.0
        ATOMIC_POSITIONS angstrom
        Si 0.0 0.0 0.0
        Si 1.35 1.35 1.35
        K_POINTS automatic
        4 4 4 1 1 1
        """);
  }

  @Test void runsSeriallyAndBringsBackOnlyText() {
    var prepared = prepare(new Pw(), Silicon.with(Map.of()));
    assertThat(prepared.script()).contains("'/usr/bin/pw.x' '-in' 'pw.in'").doesNotContain("mpirun");
    assertThat(prepared.plan().retrieveList())
        .containsExactly(new RetrieveEntry.Flat("pw.out"), new RetrieveEntry.Flat("pw.err"));
    assertThat(prepared.plan().files().local()).containsOnlyKeys("pseudo/Si.UPF");
  }

  @Test void parametersComeInAsFortranReadsThem() {
    var system = new LinkedHashMap<String, Object>();
    system.put("occupations", "smearing");
    system.put("degauss", 0.02);
    system.put("nspin", 2);
    system.put("starting_magnetization(1)", -1e-3);
    system.put("noinv", false);
    system.put("input_dft", "it's");
    var text = prepare(new Pw(), Silicon.with(Map.of("SYSTEM", system, "electrons", Map.of("conv_thr", 1e-6)))).file("pw.in");
    assertThat(text).contains("  ecutwfc = 20.0\n  occupations = 'smearing'\n  degauss = 0.02\n  nspin = 2\n"
        + "  starting_magnetization(1) = -0.001\n  noinv = .false.\n  input_dft = 'it''s'\n/\n");
    assertThat(text).contains("&ELECTRONS\n  conv_thr = 1.0d-6\n/\n");
  }

  @Test void kindsShareThePseudopotentialOfTheirElement() {
    var pseudos = Map.of("Fe", SinglefileData.ofText("same name.UPF", "iron"), "O",
        SinglefileData.ofText("same name.UPF", "oxygen"));
    var prepared = prepare(new Pw(), Silicon.with(IRON_OXIDE, pseudos, Map.of(), 55L));
    assertThat(prepared.file("pw.in")).contains("  max_seconds = 55\n", "  nat = 3\n  ntyp = 3\n",
        "ATOMIC_SPECIES\nFe1 0.0 Fe.UPF\nFe2 0.0 Fe.UPF\nO 0.0 O.UPF\n", "Fe2 2.15 2.15 0.0\n");
    assertThat(prepared.plan().files().local()).containsOnlyKeys("pseudo/Fe.UPF", "pseudo/O.UPF");
  }

  @Test void refusesAllThatIsWrongWithAStructureAtOnce() {
    var slab = new StructureData(Cell.cubic(4), new Periodicity(true, true, false), List.of(new Site("Fe123", Vector3.ZERO)));
    assertThatThrownBy(() -> Silicon.with(slab, Map.of("O", Silicon.PSEUDO), Map.of(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("periodic in all three directions").hasMessageContaining("'Fe123' is longer")
        .hasMessageContaining("no pseudopotential for Fe; give one as pseudos.Fe");
  }

  @Test void refusesParametersThatOtherInputsSetOrThatAreNone() {
    var wrong = new LinkedHashMap<String, Object>();
    wrong.put("ibrav", 2);
    wrong.put("celldm(1)", 10.2);
    wrong.put("de gauss", 1);
    wrong.put("nspin", List.of(1));
    assertThat(PwNamelists.problem(new Dict(Map.of("system", wrong)))).contains("system.ibrav is set from the other inputs",
        "system.celldm(1) is set", "'de gauss' is no variable", "system.nspin must be");
    assertThat(PwNamelists.problem(new Dict(Map.of("phonons", Map.of())))).contains("'phonons' is none of");
    assertThatThrownBy(() -> prepare(new Pw(), Silicon.with(Map.of("control", Map.of("outdir", "/scratch")))))
        .isInstanceOf(ValidationException.class).hasMessageContaining("control.outdir is set from the other inputs");
  }
}
