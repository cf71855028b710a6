package org.clew.examples.xtb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clew.data.Cell;
import org.clew.data.ExtendedXyz;
import org.clew.data.Periodicity;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;
import org.clew.testkit.CalcJobs;

class XtbProperties {
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void writtenMoleculeIsReadAgain(@ForAll("molecules") StructureData molecule) {
    var prepared = CalcJobs.prepare(new XtbOptimize(), TestMolecules.optimize(molecule, XtbModel.DEFAULT));
    assertThat(ExtendedXyz.read(prepared.file("structure.xyz"))).isEqualTo(molecule);
  }

  @Provide Arbitrary<StructureData> molecules() {
    var number = Arbitraries.doubles().between(-50, 50).ofScale(12);
    var position = Combinators.combine(number, number, number).as(Vector3::new);
    var site = Combinators.combine(Arbitraries.of("H", "C", "Cl", "Fe"), position).as(Site::new);
    return site.list().ofMinSize(1).ofMaxSize(12)
        .map(sites -> new StructureData(Cell.NONE, Periodicity.NONE, List.copyOf(sites)));
  }
}
