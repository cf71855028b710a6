package org.clew.examples.qe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Dict;
import org.clew.data.ExtendedXyz;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.data.StructureData;
import org.clew.examples.Bundled;
import org.clew.examples.eos.VolumeScan;

/** Silicon as most tests of pw.x use it; the pseudopotential is a file that no program reads. */
final class Silicon {
  static final StructureData CRYSTAL = ExtendedXyz.read(Bundled.text(VolumeScan.class, "silicon.xyz"));
  static final SinglefileData PSEUDO = SinglefileData.ofText("Si.pz-vbc.UPF", "<UPF/>");

  private Silicon() {}

  static Pw.In with(StructureData structure, Map<String, SinglefileData> pseudos, Map<String, ?> parameters, Long maxSeconds) {
    return new Pw.In(structure, pseudos, new Float(20), Optional.empty(), new ListData(List.of(4, 4, 4, 1, 1, 1)),
        new Dict(parameters), Optional.ofNullable(maxSeconds).map(Int::new), Optional.empty(), Pw.CODE);
  }

  static Pw.In with(Map<String, ?> parameters) {
    return with(CRYSTAL, Map.of("Si", PSEUDO), parameters, null);
  }
}
