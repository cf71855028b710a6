package org.clew.cli.data;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.clew.cli.CommandException;
import org.clew.data.Data;
import org.clew.data.ExtendedXyz;
import org.clew.data.SinglefileData;
import org.clew.data.StructureData;
import org.clew.data.array.ArrayData;
import org.clew.data.array.NdArray;
import org.clew.data.array.Npy;
import org.clew.data.array.TrajectoryData;
import org.clew.data.crystal.StructureFormat;
import org.clew.store.PlainJson;

/** Values as the content of files. */
final class Exports {
  private Exports() {}

  /** Formats in which a value can be written, the first one when nobody says which. */
  static List<String> formats(Data value) {
    return switch (value) {
      case StructureData _ -> List.of("xyz", "cif", "poscar", "json");
      case TrajectoryData _ -> List.of("xyz", "npy", "csv", "json");
      case ArrayData _ -> List.of("npy", "csv", "json");
      case SinglefileData _ -> List.of("file");
      default -> List.of("json");
    };
  }

  /** @throws CommandException when the format does not fit the value */
  static byte[] of(StoredData stored, String format, String array) {
    var value = stored.value();
    if (!formats(value).contains(format))
      throw CommandException.usage("A " + value.type() + " is not written as '" + format + "': give one of "
          + String.join(", ", formats(value)) + ".");
    try {
      return switch (value) {
        case StructureData structure when !format.equals("json") ->
            text(StructureFormat.valueOf(format.toUpperCase(Locale.ROOT)).write(structure));
        case TrajectoryData trajectory when format.equals("xyz") -> frames(trajectory);
        case ArrayData data when format.equals("json") && array == null -> text(PlainJson.write(all(data)) + "\n");
        case ArrayData _ -> array(stored, format, array);
        case SinglefileData file -> file.content().bytes();
        default -> text(PlainJson.write(value.plain()) + "\n");
      };
    } catch (IllegalArgumentException e) {
      throw CommandException.refused("Node " + stored.node().pk() + " cannot be written as " + format + ": " + e.getMessage()
          + ".");
    }
  }

  /** @param name null for the only one */
  static byte[] array(StoredData stored, String format, String name) {
    if (!(stored.value() instanceof ArrayData data))
      throw CommandException.usage("Node " + stored.node().pk() + " is " + stored.node().nodeType()
          + " and has no arrays.");
    var wanted = name != null ? name : data.names().size() == 1 ? data.names().iterator().next() : null;
    if (wanted == null || !data.names().contains(wanted)) {
      throw CommandException.usage("Node " + stored.node().pk()
          + (wanted == null ? " has several arrays" : " has no array '" + wanted + "'")
          + ": give --array with one of " + String.join(", ", data.names()) + ".");
    }
    var array = data.array(wanted);
    return switch (format) {
      case "npy" -> Npy.write(array);
      case "csv" -> text(csv(stored, wanted, array));
      default -> text(PlainJson.write(Facts.json(array)) + "\n");
    };
  }

  private static LinkedHashMap<String, Object> all(ArrayData data) {
    var all = new LinkedHashMap<String, Object>();
    data.names().forEach(name -> all.put(name, Facts.json(data.array(name))));
    return all;
  }

  private static String csv(StoredData stored, String name, NdArray array) {
    if (array.shape().rank() > 2 || array.type().isComplex()) {
      throw CommandException.refused("Array '" + name + "' of node " + stored.node().pk() + " is " + array.type().durable()
          + " of shape " + array.shape() + "; CSV holds rows of real numbers: give npy or json.");
    }
    var lines = new StringBuilder();
    var rows = array.nested() instanceof List<?> list ? list : List.of(array.nested());
    for (var row : rows) {
      lines.append(row instanceof List<?> cells ? String.join(",", cells.stream().map(String::valueOf).toList()) : row.toString())
          .append('\n');
    }
    return lines.toString();
  }

  private static byte[] frames(TrajectoryData trajectory) {
    var text = new StringBuilder();
    for (int step = 0; step < trajectory.steps(); step++) text.append(ExtendedXyz.write(trajectory.structure(step)));
    return text(text.toString());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
