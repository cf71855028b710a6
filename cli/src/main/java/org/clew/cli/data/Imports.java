package org.clew.cli.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.TreeFile;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.Dict;
import org.clew.data.InMemoryBlob;
import org.clew.data.JsonData;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.data.array.ArrayData;
import org.clew.data.array.NdArray;
import org.clew.data.array.Npy;
import org.clew.data.crystal.CifData;
import org.clew.data.crystal.StructureFormat;
import org.clew.data.crystal.UpfData;

/** Values from the content of files. */
final class Imports {
  /** What a file can become; the names are those of the data types. */
  enum Kind { structure, array, singlefile, cif, upf, dict, list, json }

  private Imports() {}

  /** What a file of this name usually holds. */
  static Kind kindOf(String name) {
    if (StructureFormat.ofFile(name).isPresent()) return Kind.structure;
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".npy") || lower.endsWith(".csv")) return Kind.array;
    if (lower.endsWith(".upf")) return Kind.upf;
    return lower.endsWith(".json") || lower.endsWith(".yaml") || lower.endsWith(".yml") ? Kind.json : Kind.singlefile;
  }

  /**
   * @param format null for what the name says
   * @throws CommandException naming the file and what is wrong with it
   */
  static Data read(Path file, Kind kind, String format) {
    var name = file.getFileName().toString();
    try {
      return switch (kind) {
        case structure -> structureFormat(name, format).read(text(file));
        case array -> array(file, name, format);
        case singlefile -> new SinglefileData(name, blob(file));
        case cif -> CifData.of(name, blob(file));
        case upf -> UpfData.of(name, blob(file));
        case dict -> TreeFile.tree(file) instanceof Map<?, ?> map ? new Dict(map) : wrong(file, "it must hold a mapping");
        case list -> TreeFile.tree(file) instanceof List<?> list ? new ListData(list) : wrong(file, "it must hold a list");
        case json -> new JsonData(TreeFile.tree(file));
      };
    } catch (IllegalArgumentException | NullPointerException e) {
      return wrong(file, e.getMessage());
    } catch (IOException e) {
      throw TreeFile.unreadable(file, e);
    }
  }

  private static StructureFormat structureFormat(String name, String format) {
    if (format == null) return StructureFormat.ofFile(name).orElseThrow(() ->
        new IllegalArgumentException("its name does not tell the format; give --format xyz, cif or poscar"));
    try {
      return StructureFormat.valueOf(format.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("'" + format + "' is no format of structures; give xyz, cif or poscar");
    }
  }

  private static Data array(Path file, String name, String format) throws IOException {
    var wanted = format != null ? format.toLowerCase(Locale.ROOT)
        : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "npy" -> ArrayData.of(Npy.read(Files.readAllBytes(file)));
      case "csv" -> ArrayData.of(NdArray.of(rows(text(file))));
      case "json" -> nested(TreeFile.tree(file));
      default -> throw new IllegalArgumentException("'" + wanted + "' is no format of arrays; give --format npy, csv or json");
    };
  }

  /** A nested list, or a mapping from names to nested lists. */
  private static Data nested(Object tree) {
    return switch (tree) {
      case List<?> list -> DataTypes.read("data.array", list, null);
      case Map<?, ?> map -> {
        var arrays = new LinkedHashMap<String, NdArray>();
        map.forEach((name, list) -> arrays.put((String) name, ((ArrayData) DataTypes.read("data.array", list, null)).array()));
        yield ArrayData.of(arrays);
      }
      case null, default -> throw new IllegalArgumentException("an array is a nested list of numbers");
    };
  }

  /** A first line that is no numbers is a header and is skipped. */
  private static double[][] rows(String text) {
    var lines = text.lines().toList();
    var rows = new ArrayList<double[]>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) continue;
      var cells = lines.get(i).split("[,;\\t]", -1);
      var row = new double[cells.length];
      try {
        for (int k = 0; k < row.length; k++) row[k] = Double.parseDouble(cells[k].strip());
        rows.add(row);
      } catch (NumberFormatException _) {
        if (i > 0)
          throw new IllegalArgumentException("line " + (i + 1) + ": expected numbers with commas between, found '" + lines.get(i)
              .strip() + "'");
      }
    }
    return rows.toArray(double[][]::new);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static InMemoryBlob blob(Path file) throws IOException {
    return new InMemoryBlob(Files.readAllBytes(file));
  }

  private static <T> T wrong(Path file, String why) {
    throw CommandException.refused("Cannot import " + file + ": " + why + ".");
  }
}
