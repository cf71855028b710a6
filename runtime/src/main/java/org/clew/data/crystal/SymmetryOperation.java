package org.clew.data.crystal;

import java.util.regex.Pattern;
import org.clew.data.Vector3;

/** A symmetry operation on fractional coordinates, such as {@code -y,x-y,z+1/3}: a matrix of whole numbers and a shift. */
record SymmetryOperation(int[][] matrix, Vector3 shift) {
  private static final Pattern TERM = Pattern.compile("([+-]?)(?:([xyz])|(\\d+(?:\\.\\d*)?|\\.\\d+)(?:/(\\d+))?)");

  /** @throws IllegalArgumentException when the text is no symmetry operation */
  static SymmetryOperation parse(String text) {
    var parts = text.toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", "").split(",", -1);
    if (parts.length != 3) throw wrong(text);
    var matrix = new int[3][3];
    var shift = new double[3];
    for (int row = 0; row < 3; row++) shift[row] = row(parts[row], matrix[row], text);
    if (Math.abs(determinant(matrix)) != 1) throw wrong(text);
    return new SymmetryOperation(matrix, new Vector3(shift[0], shift[1], shift[2]));
  }

  private static double row(String part, int[] row, String text) {
    if (part.isEmpty()) throw wrong(text);
    double shift = 0;
    var terms = TERM.matcher(part);
    int at = 0;
    while (at < part.length()) {
      if (!terms.find(at) || terms.start() != at || at > 0 && terms.group(1).isEmpty()) throw wrong(text);
      int sign = terms.group(1).equals("-") ? -1 : 1;
      if (terms.group(2) != null) row[terms.group(2).charAt(0) - 'x'] += sign;
      else shift += sign * Double.parseDouble(terms.group(3)) / (terms.group(4) == null ? 1 : divisor(terms.group(4), text));
      at = terms.end();
    }
    return shift;
  }

  private static double divisor(String digits, String text) {
    double divisor = Double.parseDouble(digits);
    if (divisor == 0) throw wrong(text);
    return divisor;
  }

  private static int determinant(int[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }

  Vector3 apply(Vector3 v) {
    return new Vector3(row(0, v) + shift.x(), row(1, v) + shift.y(), row(2, v) + shift.z());
  }

  private double row(int i, Vector3 v) {
    return matrix[i][0] * v.x() + matrix[i][1] * v.y() + matrix[i][2] * v.z();
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException("'" + text + "' is no symmetry operation such as -y,x-y,z+1/3");
  }
}
