package org.clew.data;

import java.util.List;

/** Three finite numbers, in angstrom wherever this package uses them. */
public record Vector3(double x, double y, double z) {
  public static final Vector3 ZERO = new Vector3(0, 0, 0);

  public Vector3 {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z))
      throw new IllegalArgumentException("(" + x + ", " + y + ", " + z + ") must have finite components");
  }

  public Vector3 times(double factor) {
    return new Vector3(x * factor, y * factor, z * factor);
  }

  public double dot(Vector3 o) {
    return x * o.x + y * o.y + z * o.z;
  }

  public Vector3 cross(Vector3 o) {
    return new Vector3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  List<Object> plain() {
    return List.of(x, y, z);
  }

  static Vector3 read(Object plain) {
    if (plain instanceof List<?> l && l.size() == 3 && l.get(0) instanceof Number x && l.get(1) instanceof Number y
        && l.get(2) instanceof Number z) {
      return new Vector3(x.doubleValue(), y.doubleValue(), z.doubleValue());
    }
    throw new IllegalArgumentException("expected a list of three numbers, found " + plain);
  }
}
