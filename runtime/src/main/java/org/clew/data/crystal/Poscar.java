package org.clew.data.crystal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clew.data.Cell;
import org.clew.data.Periodicity;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;

/**
 * Reads and writes structures as POSCAR of VASP 5: with the line of symbols, direct or Cartesian, scaled by a factor, three
 * factors, or a volume that is written as a negative number. Marks of selective dynamics and what follows the atoms are skipped;
 * everything is periodic.
 */
public final class Poscar {
  private Poscar() {}

  /** Direct coordinates; throws IllegalArgumentException when there is no cell. */
  public static String write(StructureData structure) {
    if (structure.cell().equals(Cell.NONE))
      throw new IllegalArgumentException("a POSCAR needs a cell, and this structure has none; write XYZ");
    var space = new Fractional(structure.cell());
    var symbols = new ArrayList<String>();
    var counts = new ArrayList<Integer>();
    for (var site : structure.sites()) {
      if (symbols.isEmpty() || !symbols.getLast().equals(site.symbol())) {
        symbols.add(site.symbol());
        counts.add(0);
      }
      counts.set(counts.size() - 1, counts.getLast() + 1);
    }
    if (symbols.isEmpty()) throw new IllegalArgumentException("a POSCAR needs an atom or more, and this structure has none");
    var text = new StringBuilder(Elements.formula(structure)).append("\n1.0\n");
    for (var vector : structure.cell().vectors()) text.append(numbers(vector)).append('\n');
    text.append(String.join(" ", symbols)).append('\n');
    text.append(String.join(" ", counts.stream().map(String::valueOf).toList())).append("\nDirect\n");
    for (var site : structure.sites()) text.append(numbers(space.ofCartesian(site.position()))).append('\n');
    return text.toString();
  }

  private static String numbers(Vector3 v) {
    return v.x() + " " + v.y() + " " + v.z();
  }

  /** @throws IllegalArgumentException that names the line and what is wrong with it */
  public static StructureData read(String text) {
    return new Reader(text.lines().toList()).read();
  }

  private static final class Reader {
    private final List<String> lines;
    private int line = 1;

    Reader(List<String> lines) {
      this.lines = lines;
    }

    StructureData read() {
      var factors = factors();
      var given = new Cell(vector(), vector(), vector());
      if (!(given.volume() > 0)) throw wrong("the lattice vectors do not span space");
      var scale = scale(factors, given.volume());
      var cell = new Cell(scaled(given.a(), scale), scaled(given.b(), scale), scaled(given.c(), scale));
      var symbols = symbols();
      var mode = next("direct or Cartesian").strip().toLowerCase(Locale.ROOT);
      if (mode.startsWith("s")) mode = next("direct or Cartesian").strip().toLowerCase(Locale.ROOT);
      if (mode.isEmpty() || "dck".indexOf(mode.charAt(0)) < 0)
        throw wrong("expected Direct or Cartesian, found '" + lines.get(line - 1).strip() + "'");
      boolean isDirect = mode.startsWith("d");
      var space = new Fractional(cell);
      var sites = new ArrayList<Site>(symbols.size());
      for (var symbol : symbols) {
        var position = vector();
        sites.add(new Site(symbol, isDirect ? space.toCartesian(position) : scaled(position, scale)));
      }
      return new StructureData(cell, Periodicity.FULL, sites);
    }

    private double[] factors() {
      var words = next("a scaling factor").strip().split("\\s+");
      if (words.length != 1 && words.length != 3)
        throw wrong("expected one scaling factor or three, found '" + String.join(" ", words) + "'");
      var factors = new double[words.length];
      for (int i = 0; i < factors.length; i++) {
        factors[i] = number(words[i]);
        if (factors[i] == 0 || factors[i] < 0 && words.length == 3)
          throw wrong("the scaling factor " + words[i] + " is not taken");
      }
      return factors;
    }

    /** A negative factor is a volume. */
    private static double[] scale(double[] factors, double volume) {
      if (factors.length == 3) return factors;
      double factor = factors[0] > 0 ? factors[0] : Math.cbrt(-factors[0] / volume);
      return new double[] {factor, factor, factor};
    }

    private static Vector3 scaled(Vector3 v, double[] scale) {
      return new Vector3(v.x() * scale[0], v.y() * scale[1], v.z() * scale[2]);
    }

    /** One symbol for each atom. */
    private List<String> symbols() {
      var kinds = next("the chemical symbols").strip().split("\\s+");
      if (kinds[0].matches("\\d+")) throw wrong("expected chemical symbols, found '" + String.join(" ", kinds)
          + "': this is the format of VASP 4; put a line with the symbols above");
      var counts = next("the numbers of atoms").strip().split("\\s+");
      if (counts.length != kinds.length)
        throw wrong("expected " + kinds.length + " numbers of atoms, one for each symbol, found " + counts.length);
      var symbols = new ArrayList<String>();
      for (int i = 0; i < kinds.length; i++) {
        if (!counts[i].matches("\\d{1,7}")) throw wrong("'" + counts[i] + "' is not a number of atoms");
        int count = Integer.parseInt(counts[i]);
        if (count > lines.size())
          throw wrong(count + " atoms of " + kinds[i] + " are announced, but the file has " + lines.size() + " lines");
        var symbol = kinds[i].replaceFirst("[_/].*", "");
        if (Elements.startOf(symbol).isEmpty()) throw wrong("'" + kinds[i] + "' starts with no chemical element");
        for (int k = 0; k < count; k++) symbols.add(symbol);
      }
      return symbols;
    }

    private Vector3 vector() {
      var words = next("three numbers").strip().split("\\s+");
      if (words.length < 3) throw wrong("expected three numbers, found '" + String.join(" ", words) + "'");
      return new Vector3(number(words[0]), number(words[1]), number(words[2]));
    }

    private double number(String word) {
      try {
        double number = Double.parseDouble(word.replaceFirst("[dD](?=[+-]?\\d+$)", "e"));
        if (Double.isFinite(number)) return number;
      } catch (NumberFormatException _) {
        // told below, as for what is not finite
      }
      throw wrong("'" + word + "' is not a number");
    }

    private String next(String what) {
      if (line >= lines.size())
        throw new IllegalArgumentException("the file ends at line " + lines.size() + ", where " + what + " should follow");
      return lines.get(line++);
    }

    private IllegalArgumentException wrong(String why) {
      return new IllegalArgumentException("line " + line + ": " + why);
    }
  }
}
