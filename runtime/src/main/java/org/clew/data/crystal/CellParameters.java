package org.clew.data.crystal;

import org.clew.data.Cell;
import org.clew.data.Vector3;

/** A cell by its lengths in angstrom and its angles in degrees; how it lies in space is left open. */
public record CellParameters(double a, double b, double c, double alpha, double beta, double gamma) {
  /** @throws IllegalArgumentException when there is no such cell */
  public CellParameters {
    if (!(a > 0) || !(b > 0) || !(c > 0) || !Double.isFinite(a + b + c))
      throw new IllegalArgumentException("the lengths of a cell must be positive, found " + a + " " + b + " " + c);
    for (double angle : new double[] {alpha, beta, gamma}) {
      if (!(angle > 0 && angle < 180))
        throw new IllegalArgumentException("the angles of a cell must lie between 0 and 180, found "
            + alpha + " " + beta + " " + gamma);
    }
    if (!(squaredVolume(alpha, beta, gamma) > 1e-12))
      throw new IllegalArgumentException("there is no cell with the angles " + alpha + " " + beta + " " + gamma);
  }

  /** @throws IllegalArgumentException when the vectors do not span space */
  public static CellParameters of(Cell cell) {
    return new CellParameters(cell.a().length(), cell.b().length(), cell.c().length(), angle(cell.b(), cell.c()),
        angle(cell.a(), cell.c()), angle(cell.a(), cell.b()));
  }

  /** The cell whose first vector lies along x and whose second one lies in the plane of x and y. */
  public Cell cell() {
    double cosAlpha = cos(alpha);
    double cosBeta = cos(beta);
    double cosGamma = cos(gamma);
    double sinGamma = Math.sqrt(1 - cosGamma * cosGamma);
    return new Cell(new Vector3(a, 0, 0), new Vector3(b * cosGamma, b * sinGamma, 0), new Vector3(c * cosBeta,
        c * (cosAlpha - cosBeta * cosGamma) / sinGamma, c * Math.sqrt(squaredVolume(alpha, beta, gamma)) / sinGamma));
  }

  /** Square of the volume for lengths of 1. */
  private static double squaredVolume(double alpha, double beta, double gamma) {
    double x = cos(alpha);
    double y = cos(beta);
    double z = cos(gamma);
    return 1 - x * x - y * y - z * z + 2 * x * y * z;
  }

  /** Exact where crystals are exact. */
  private static double cos(double degrees) {
    if (degrees == 90) return 0;
    if (degrees == 60) return 0.5;
    return degrees == 120 ? -0.5 : Math.cos(Math.toRadians(degrees));
  }

  /** By the tangent of the half, which is exact for small and large angles, too. */
  private static double angle(Vector3 u, Vector3 v) {
    double dot = u.dot(v);
    if (dot == 0 && u.length() > 0 && v.length() > 0) return 90;
    return Math.toDegrees(Math.atan2(u.cross(v).length(), dot));
  }
}
