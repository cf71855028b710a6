package org.clew.examples.xtb;

import java.util.List;
import java.util.Map;
import org.clew.data.Bool;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.data.Str;
import org.clew.data.StructureData;
import org.clew.examples.Bundled;

/** The molecules of the survey, and inputs that hold them. */
final class TestMolecules {
  static final SinglefileData FILE = SinglefileData.ofText("small.xyz", Bundled.text(XtbSurvey.class, "small.xyz"));
  static final StructureData WATER = Molecules.read(FILE).get("water");
  static final StructureData FLAT_AMMONIA = Molecules.read(FILE).get("ammonia");

  private TestMolecules() {}

  static XtbModel model(long charge, long unpaired) {
    return new XtbModel(new Int(charge), new Int(unpaired), new Str("GFN2-xTB"));
  }

  static XtbOptimize.In optimize(StructureData structure, XtbModel model) {
    return new XtbOptimize.In(structure, model, new Str("tight"), new Int(200), Xtb.CODE);
  }

  static XtbHessian.In hessian(StructureData structure) {
    return new XtbHessian.In(structure, XtbModel.DEFAULT, Xtb.CODE);
  }

  static XtbOptimize.Out optimized(StructureData structure, double energy) {
    return new XtbOptimize.Out(structure, new Float(energy), new Float(1e-4), new Bool(true));
  }

  static Dict thermochemistry(double energy) {
    return new Dict(Map.of("energy", energy, "zero_point_energy", 0.5, "enthalpy", energy + 0.7, "free_energy", energy + 0.1));
  }


  static ListData list(Object... values) {
    return new ListData(List.of(values));
  }
}
