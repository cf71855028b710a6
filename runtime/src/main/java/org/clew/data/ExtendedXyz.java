package org.clew.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads and writes structures as extended XYZ text: the number of atoms, a line of {@code key=value} pairs, one line per atom.
 *
 * <p>Understood are {@code Lattice="ax ay az bx by bz cx cy cz"}, {@code pbc="T T F"} and {@code
 * Properties=species:S:1:pos:R:3…}; other keys and columns are skipped. Without Lattice the structure is a molecule; with it, and
 * without pbc, it is periodic. Only the first frame is read. All lengths in angstrom.
 */
public final class ExtendedXyz {
  private static final Pattern PAIR = Pattern.compile("([^\\s=\"]+)\\s*=\\s*(?:\"([^\"]*)\"|(\\S+))");
  private static final String DEFAULT_COLUMNS = "species:S:1:pos:R:3";

  private ExtendedXyz() {}

  public static String write(StructureData structure) {
    var text = new StringBuilder().append(structure.sites().size()).append('\n');
    if (!structure.cell().equals(Cell.NONE)) {
      var numbers = structure.cell().vectors().stream().map(ExtendedXyz::numbers).toList();
      text.append("Lattice=\"").append(String.join(" ", numbers)).append("\" ");
    }
    text.append("Properties=").append(DEFAULT_COLUMNS).append(" pbc=\"");
    text.append(String.join(" ", structure.pbc().directions().stream().map(p -> p ? "T" : "F").toList())).append("\"\n");
    for (var site : structure.sites()) text.append(site.symbol()).append(' ').append(numbers(site.position())).append('\n');
    return text.toString();
  }

  /** @throws IllegalArgumentException that names the line and what is wrong with it */
  public static StructureData read(String text) {
    var lines = text.lines().toList();
    if (lines.size() < 2) throw new IllegalArgumentException("line 1: expected the number of atoms and a line of properties");
    int count = count(lines.getFirst());
    if (lines.size() < count + 2)
      throw new IllegalArgumentException("line 1: announces " + count + " atoms, but only " + (lines.size() - 2)
          + " lines follow");
    var properties = properties(lines.get(1));
    var columns = Columns.parse(properties.getOrDefault("properties", DEFAULT_COLUMNS));
    var sites = new ArrayList<Site>(count);
    for (int i = 0; i < count; i++) sites.add(columns.site(lines.get(i + 2), i + 3));
    var lattice = properties.get("lattice");
    var pbc = properties.get("pbc");
    try {
      return new StructureData(lattice == null ? Cell.NONE : cell(lattice),
          pbc != null ? periodicity(pbc) : lattice == null ? Periodicity.NONE : Periodicity.FULL, sites);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line 2: " + e.getMessage(), e);
    }
  }

  private static int count(String line) {
    try {
      int count = Integer.parseInt(line.strip());
      if (count >= 0) return count;
    } catch (NumberFormatException _) {
      // told below, as for negative numbers
    }
    throw new IllegalArgumentException("line 1: expected the number of atoms, found '" + line.strip() + "'");
  }

  private static Map<String, String> properties(String line) {
    var properties = new LinkedHashMap<String, String>();
    var pairs = PAIR.matcher(line);
    while (pairs.find()) {
      properties.put(pairs.group(1).toLowerCase(Locale.ROOT), pairs.group(2) != null ? pairs.group(2) : pairs.group(3));
    }
    return properties;
  }

  private static Cell cell(String lattice) {
    var parts = lattice.strip().split("\\s+");
    if (parts.length != 9) throw new IllegalArgumentException("Lattice needs 9 numbers, found " + parts.length);
    var n = new double[9];
    for (int i = 0; i < 9; i++) n[i] = number(parts[i], "Lattice");
    return new Cell(new Vector3(n[0], n[1], n[2]), new Vector3(n[3], n[4], n[5]), new Vector3(n[6], n[7], n[8]));
  }

  private static Periodicity periodicity(String pbc) {
    var parts = pbc.strip().split("\\s+");
    if (parts.length != 3) throw new IllegalArgumentException("pbc needs three of T and F, found '" + pbc + "'");
    return new Periodicity(truth(parts[0]), truth(parts[1]), truth(parts[2]));
  }

  private static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "t", "true", "1" -> true;
      case "f", "false", "0" -> false;
      default -> throw new IllegalArgumentException("pbc needs T or F, found '" + text + "'");
    };
  }

  private static double number(String text, String what) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(what + ": '" + text + "' is not a number");
    }
  }

  private static String numbers(Vector3 v) {
    return v.x() + " " + v.y() + " " + v.z();
  }

  /** Positions of symbol and coordinates among the columns of an atom line. */
  private record Columns(int species, int position, int width) {
    static Columns parse(String properties) {
      var parts = properties.split(":");
      int species = -1;
      int position = -1;
      int column = 0;
      for (int i = 0; i + 2 < parts.length; i += 3) {
        if (parts[i].equalsIgnoreCase("species")) species = column;
        if (parts[i].equalsIgnoreCase("pos")) position = column;
        column += (int) number(parts[i + 2], "line 2: Properties");
      }
      if (species < 0 || position < 0)
        throw new IllegalArgumentException("line 2: Properties must have species:S:1 and pos:R:3, found '" + properties + "'");
      return new Columns(species, position, column);
    }

    Site site(String line, int lineNumber) {
      var where = "line " + lineNumber;
      List<String> words = List.of(line.strip().split("\\s+"));
      if (words.size() < width) throw new IllegalArgumentException(where + ": expected " + width + " columns, found '"
          + line.strip() + "'");
      var xyz = new double[3];
      for (int i = 0; i < 3; i++) xyz[i] = number(words.get(position + i), where);
      try {
        return new Site(words.get(species), new Vector3(xyz[0], xyz[1], xyz[2]));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
      }
    }
  }
}
