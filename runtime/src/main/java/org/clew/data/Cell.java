package org.clew.data;

import java.util.List;

/** The three lattice vectors of a structure, in angstrom. */
public record Cell(Vector3 a, Vector3 b, Vector3 c) {
  /** No cell: three zero vectors, for molecules. */
  public static final Cell NONE = new Cell(Vector3.ZERO, Vector3.ZERO, Vector3.ZERO);

  public static Cell cubic(double length) {
    return new Cell(new Vector3(length, 0, 0), new Vector3(0, length, 0), new Vector3(0, 0, length));
  }

  /** Volume in cubic angstrom, zero when the vectors do not span space. */
  public double volume() {
    return Math.abs(a.dot(b.cross(c)));
  }

  public Cell times(double factor) {
    return new Cell(a.times(factor), b.times(factor), c.times(factor));
  }

  public List<Vector3> vectors() {
    return List.of(a, b, c);
  }
}
