package org.clew.cli.listing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.Suggestions;
import org.clew.cli.text.Times;
import org.clew.query.Field;
import org.clew.query.Found;
import org.clew.query.Property;
import org.clew.query.QueryException;
import org.clew.query.Vertex;
import org.clew.store.PlainJson;

/** A column that somebody asked for by name. */
public record Projection(String name, Field<?> field) {
  private static final Map<String, String> ALSO = Map.of("id", "pk", "process_state", "state");
  private static final String ATTRIBUTES = "attributes";
  private static final String EXTRAS = "extras";

  /** By the names of JSON fields, {@code attributes.KEY} and {@code extras.KEY}; throws CommandException for others. */
  public static Projection of(Vertex vertex, String name) {
    try {
      if (name.equals(ATTRIBUTES) || name.startsWith(ATTRIBUTES + ".")) {
        return new Projection(name, vertex.attribute(below(name, ATTRIBUTES)));
      }
      if (name.equals(EXTRAS) || name.startsWith(EXTRAS + ".")) return new Projection(name, vertex.extra(below(name, EXTRAS)));
    } catch (QueryException e) {
      throw CommandException.usage(e.getMessage());
    }
    return new Projection(name, vertex.column(property(name, "column")));
  }

  static Property property(String name, String what) {
    var durable = ALSO.getOrDefault(name, name);
    return Arrays.stream(Property.values()).filter(property -> property.durable().equals(durable)).findFirst().orElseThrow(() -> {
      var names = new ArrayList<>(Arrays.stream(Property.values()).map(Property::durable).toList());
      return CommandException.usage("There is no " + what + " '" + name + "'." + Suggestions.sentence(name, names)
          + " There are: "
          + String.join(", ", names) + ", attributes.KEY, extras.KEY.");
    });
  }

  private static String below(String name, String tree) {
    return name.length() == tree.length() ? "" : name.substring(tree.length() + 1);
  }

  static List<Projection> all(Vertex vertex, List<String> names) {
    return names.stream().map(name -> of(vertex, name.strip())).toList();
  }

  /** The value as JSON has it. */
  public Object json(Found row) {
    Object value = row.get(field);
    return value instanceof Instant || value instanceof java.util.UUID ? value.toString() : value;
  }

  /** @param raw for programs: times as in JSON */
  String text(Found row, boolean raw) {
    Object value = row.get(field);
    return switch (value) {
      case null -> "";
      case Instant time when !raw -> Times.local(time);
      case Map<?, ?> map -> PlainJson.write(map);
      case List<?> list -> PlainJson.write(list);
      default -> value.toString();
    };
  }
}
