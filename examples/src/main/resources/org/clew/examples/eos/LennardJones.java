import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lattice energy of a periodic crystal with the Lennard-Jones potential; runs with "java LennardJones.java STRUCTURE PARAMETERS".
 *
 * Reads an extended XYZ file (angstrom) and JSON with epsilon (eV), sigma and cutoff (angstrom). Adds up all pairs nearer than
 * the cutoff, and for those beyond it the integral over atoms spread evenly. Prints JSON with the energy of one atom in eV.
 */
class LennardJones {
  static double[][] cell;
  static double[][] atoms;

  public static void main(String[] files) throws IOException {
    read(Files.readAllLines(Path.of(files[0])));
    String parameters = Files.readString(Path.of(files[1]));
    double epsilon = number(parameters, "epsilon");
    double sigma = number(parameters, "sigma");
    double cutoff = number(parameters, "cutoff");

    double volume = Math.abs(determinant());
    double pairs = 0;
    for (double[] one : atoms) for (double[] other : atoms) pairs += images(one, other, sigma, cutoff);
    double density = atoms.length / volume;
    double s3 = Math.pow(sigma / cutoff, 3);
    double tail = 8.0 / 3 * Math.PI * density * Math.pow(sigma, 3) * (s3 * s3 * s3 / 3 - s3);
    double energy = epsilon * (2 * pairs / atoms.length + tail);
    System.out.println("{\"energy_per_atom\": " + energy + ", \"tail_per_atom\": " + epsilon * tail + ", \"volume\": " + volume
        + ", \"atoms\": " + atoms.length + "}");
  }

  /** Sum of (sigma/r)^12 - (sigma/r)^6 over one atom and all images of the other. */
  static double images(double[] one, double[] other, double sigma, double cutoff) {
    int[] reach = new int[3];
    for (int i = 0; i < 3; i++) reach[i] = (int) Math.ceil(cutoff * reciprocalLength(i)) + 1;
    double sum = 0;
    for (int a = -reach[0]; a <= reach[0]; a++)
      for (int b = -reach[1]; b <= reach[1]; b++)
        for (int c = -reach[2]; c <= reach[2]; c++) {
          double r2 = 0;
          for (int k = 0; k < 3; k++) {
            double d = other[k] - one[k] + a * cell[0][k] + b * cell[1][k] + c * cell[2][k];
            r2 += d * d;
          }
          if (r2 > cutoff * cutoff || one == other && a == 0 && b == 0 && c == 0) continue;
          double s2 = sigma * sigma / r2;
          double s6 = s2 * s2 * s2;
          sum += s6 * s6 - s6;
        }
    return sum;
  }

  static void read(List<String> lines) {
    int count = Integer.parseInt(lines.get(0).trim());
    var lattice = Pattern.compile("Lattice=\"([^\"]*)\"").matcher(lines.get(1));
    if (!lattice.find()) throw new IllegalArgumentException("line 2: no Lattice");
    double[] nine = numbers(lattice.group(1), 0);
    cell = new double[][] {{nine[0], nine[1], nine[2]}, {nine[3], nine[4], nine[5]}, {nine[6], nine[7], nine[8]}};
    atoms = new double[count][];
    for (int i = 0; i < count; i++) atoms[i] = numbers(lines.get(i + 2), 1);
  }

  static double[] numbers(String text, int from) {
    String[] words = text.trim().split("\\s+");
    double[] numbers = new double[words.length - from];
    for (int i = 0; i < numbers.length; i++) numbers[i] = Double.parseDouble(words[i + from]);
    return numbers;
  }

  static double number(String json, String name) {
    var found = Pattern.compile("\"" + name + "\"\\s*:\\s*([-+.0-9eE]+)").matcher(json);
    if (!found.find()) throw new IllegalArgumentException("no number \"" + name + "\" in " + json);
    return Double.parseDouble(found.group(1));
  }

  static double determinant() {
    double[] n = cross(cell[1], cell[2]);
    return cell[0][0] * n[0] + cell[0][1] * n[1] + cell[0][2] * n[2];
  }

  /** One over the distance of the lattice planes along vector i. */
  static double reciprocalLength(int i) {
    double[] n = cross(cell[(i + 1) % 3], cell[(i + 2) % 3]);
    return Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) / Math.abs(determinant());
  }

  static double[] cross(double[] u, double[] v) {
    return new double[] {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
  }
}
