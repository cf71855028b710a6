package org.clew.data.crystal;

import org.clew.data.Cell;
import org.clew.data.Vector3;

/** Coordinates in units of lattice vectors. */
public final class Fractional {
  private final Cell cell;
  private final double volume;

  /** @throws IllegalArgumentException when the vectors do not span space */
  public Fractional(Cell cell) {
    this.cell = cell;
    this.volume = cell.a().dot(cell.b().cross(cell.c()));
    if (!(cell.volume() > 0))
      throw new IllegalArgumentException("the lattice vectors do not span space: the volume of the cell is 0");
  }

  public Vector3 toCartesian(Vector3 fractions) {
    return plus(plus(cell.a().times(fractions.x()), cell.b().times(fractions.y())), cell.c().times(fractions.z()));
  }

  public Vector3 ofCartesian(Vector3 position) {
    return new Vector3(position.dot(cell.b().cross(cell.c())) / volume, position.dot(cell.c().cross(cell.a())) / volume,
        position.dot(cell.a().cross(cell.b())) / volume);
  }

  /** Distance in angstrom of two points, or of images of them that are near each other along each lattice vector. */
  double distance(Vector3 one, Vector3 other) {
    return toCartesian(new Vector3(near(one.x() - other.x()), near(one.y() - other.y()), near(one.z() - other.z()))).length();
  }

  private static double near(double difference) {
    return difference - Math.rint(difference);
  }

  static Vector3 plus(Vector3 u, Vector3 v) {
    return new Vector3(u.x() + v.x(), u.y() + v.y(), u.z() + v.z());
  }
}
