package org.clew.examples.xtb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clew.data.ExtendedXyz;
import org.clew.data.Float;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;
import org.clew.examples.Elements;
import org.clew.function.CalcFunction;
import org.clew.spec.PortName;

/** Molecules out of files and out of other molecules. */
public final class Molecules {
  private static final Pattern NAME = Pattern.compile("(?:^|\\s)name=\"?([^\\s\"]+)");

  private Molecules() {}

  /** Names are those of {@code name=…} in the second line of a molecule, else {@code molecule_1} and so on. */
  @CalcFunction(value = "xtb.read_molecules", help = "Reads all molecules of an XYZ file.")
  public static Map<String, StructureData> read(SinglefileData file) {
    var molecules = new LinkedHashMap<String, StructureData>();
    var lines = file.text().lines().toList();
    int at = 0;
    while (at < lines.size()) {
      if (lines.get(at).isBlank()) {
        at++;
        continue;
      }
      int end = end(file, lines, at);
      var frame = lines.subList(at, end);
      var name = name(frame, molecules.size() + 1);
      var where = file.name() + ", molecule '" + name + "' from line " + (at + 1) + " on: ";
      if (!PortName.isLegal(name)) throw new IllegalArgumentException(where + "a name has letters, digits, single underscores");
      if (molecules.put(name, molecule(where, frame)) != null)
        throw new IllegalArgumentException(where + "the name is used twice");
      at = end;
    }
    if (molecules.isEmpty()) throw new IllegalArgumentException(file.name() + " has no molecules");
    return molecules;
  }

  /** The atom that moves farthest moves by {@code amplitude} angstrom, the others as the mode says. */
  @CalcFunction(value = "xtb.displace", help = "Moves the atoms of a molecule along a vibration.")
  public static StructureData displace(StructureData molecule, ListData mode, Float amplitude) {
    var directions = mode.value().stream().map(Molecules::vector).toList();
    double farthest = directions.stream().mapToDouble(Vector3::length).max().orElse(0);
    if (directions.size() != molecule.sites().size() || farthest == 0)
      throw new IllegalArgumentException("the mode needs a direction for each of " + molecule.sites().size() + " atoms");
    var moved = new ArrayList<Site>();
    for (int i = 0; i < directions.size(); i++) {
      var site = molecule.sites().get(i);
      moved.add(new Site(site.symbol(), plus(site.position(), directions.get(i).times(amplitude.value() / farthest))));
    }
    return new StructureData(molecule.cell(), molecule.pbc(), moved);
  }

  /** In the order of Hill: carbon, hydrogen, then the others by their symbols; without carbon all by their symbols. */
  static String formula(StructureData molecule) {
    var counts = new TreeMap<String, Long>(molecule.sites().stream()
        .collect(Collectors.groupingBy(site -> Elements.symbol(site.symbol()), Collectors.counting())));
    var text = new StringBuilder();
    if (counts.containsKey("C")) for (var first : List.of("C", "H")) append(text, first, counts.remove(first));
    counts.forEach((symbol, count) -> append(text, symbol, count));
    return text.toString();
  }

  private static void append(StringBuilder formula, String symbol, Long count) {
    if (count != null) formula.append(symbol).append(count > 1 ? count : "");
  }

  private static int end(SinglefileData file, List<String> lines, int at) {
    var count = lines.get(at).strip();
    if (!count.matches("\\d{1,7}"))
      throw new IllegalArgumentException(file.name() + ", line " + (at + 1)
          + ": expected a number of atoms, found '" + count + "'");
    return Math.min(lines.size(), at + Integer.parseInt(count) + 2);
  }

  private static String name(List<String> frame, int number) {
    var found = NAME.matcher(frame.size() > 1 ? frame.get(1) : "");
    return found.find() ? found.group(1) : "molecule_" + number;
  }

  private static StructureData molecule(String where, List<String> frame) {
    try {
      return ExtendedXyz.read(String.join("\n", frame));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + e.getMessage(), e);
    }
  }

  private static Vector3 vector(Object plain) {
    if (plain instanceof List<?> l && l.size() == 3 && l.get(0) instanceof Number x && l.get(1) instanceof Number y
        && l.get(2) instanceof Number z) {
      return new Vector3(x.doubleValue(), y.doubleValue(), z.doubleValue());
    }
    throw new IllegalArgumentException("the mode needs three numbers for each atom, found " + plain);
  }

  private static Vector3 plus(Vector3 a, Vector3 b) {
    return new Vector3(a.x() + b.x(), a.y() + b.y(), a.z() + b.z());
  }
}
