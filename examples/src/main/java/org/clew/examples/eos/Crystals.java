package org.clew.examples.eos;

import org.clew.data.ExtendedXyz;
import org.clew.data.Float;
import org.clew.data.SinglefileData;
import org.clew.data.StructureData;
import org.clew.function.CalcFunction;

/** Structures out of files and out of other structures. */
public final class Crystals {
  private Crystals() {}

  /** Throws IllegalArgumentException that names file, line and fault. */
  @CalcFunction(value = "demo.read_structure", help = "Reads the first structure of an extended XYZ file.")
  public static StructureData read(SinglefileData file) {
    try {
      return ExtendedXyz.read(file.text());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file.name() + ", " + e.getMessage(), e);
    }
  }

  // #region scale
  /** Lengths change by the cube root of the factor. */
  @CalcFunction(value = "demo.scale_structure", help = "Multiplies the volume of a structure by a factor.")
  public static StructureData scale(StructureData structure, Float factor) {
    return structure.scaled(Math.cbrt(factor.value()));
  }
  // #endregion
}
