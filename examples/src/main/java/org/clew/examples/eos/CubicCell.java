package org.clew.examples.eos;

import java.util.OptionalDouble;
import org.clew.data.Cell;

/** Edge of the cube that a cell of a cubic crystal belongs to: of a cubic cell itself, or of a primitive one of its lattice. */
final class CubicCell {
  /** Of the lengths to each other, and of the cosines between them. */
  private static final double TOLERANCE = 1e-6;

  private CubicCell() {}

  /**
   * In the unit of the cell; empty when the three vectors are neither those of a cube nor the shortest ones of a face-centred
   * (angles of 60°) or body-centred cubic lattice (angles whose cosine is -1/3).
   */
  static OptionalDouble edge(Cell cell) {
    double length = cell.a().length();
    if (!(length > 0) || !near(cell.b().length() / length, 1) || !near(cell.c().length() / length, 1))
      return OptionalDouble.empty();
    double cosine = cell.a().dot(cell.b()) / (length * length);
    if (!near(cell.b().dot(cell.c()) / (length * length), cosine) || !near(cell.c().dot(cell.a()) / (length * length), cosine))
      return OptionalDouble.empty();
    if (near(cosine, 0)) return OptionalDouble.of(length);
    if (near(cosine, 0.5)) return OptionalDouble.of(length * Math.sqrt(2));
    return near(cosine, -1.0 / 3) ? OptionalDouble.of(length * 2 / Math.sqrt(3)) : OptionalDouble.empty();
  }

  private static boolean near(double number, double expected) {
    return Math.abs(number - expected) < TOLERANCE;
  }
}
