package org.clew.spec;

import java.util.List;
import java.util.Map;
import org.clew.data.Bool;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.data.Str;

/** Makes of plain values and of typed text what a port takes, asking the resolver for stored values. */
final class PortConversion {
  private final TextParser parser;
  private final Resolver resolver;

  PortConversion(TextParser parser, Resolver resolver) {
    this.parser = parser;
    this.resolver = resolver;
  }

  /** A value given as a Java object or plain tree; throws IllegalArgumentException with a message without path. */
  Object value(InputPort port, PortStorage storage, Object raw) {
    if (raw == null || raw instanceof Data || port.serializer().isPresent()) return Coercion.toPort(port, storage, raw);
    return value(port.validTypes(), storage, raw);
  }

  /** A value for a place that accepts these types; none means any. */
  Object value(List<Class<?>> types, PortStorage storage, Object raw) {
    IllegalArgumentException refused = null;
    try {
      var converted = Coercion.toTypes(types, storage, raw);
      if (LeafCheck.isInstance(types, converted) || raw == null) return converted;
    } catch (IllegalArgumentException e) {
      refused = e;
    }
    if (storage != PortStorage.METADATA && (raw instanceof String || raw instanceof Number)) {
      for (var type : types) {
        if (!Data.class.isAssignableFrom(type)) continue;
        var found = resolver.resolve(type.asSubclass(Data.class), raw);
        if (found.isPresent()) return found.get();
      }
    }
    if (refused != null) throw refused;
    throw new IllegalArgumentException(LeafCheck.wrongType(types, raw) + remedy(types, storage, raw));
  }

  /** What to do about a text where a number or truth value was meant. */
  private static String remedy(List<Class<?>> types, PortStorage storage, Object raw) {
    if (!(raw instanceof String text)) return "";
    boolean isNumber = accepts(types, storage, Int.class, Long.class) && isWhole(text)
        || accepts(types, storage, Float.class, Double.class) && isReal(text);
    if (isNumber || accepts(types, storage, Bool.class, Boolean.class) && isTruth(text)) return "; write it without quotes";
    if (types.stream().allMatch(SchemaTypes::isSimple)) return "";
    boolean isFile = types.stream().anyMatch(type -> SinglefileData.class.isAssignableFrom(type));
    return "; there is no such node, give the pk, the uuid or the label of one"
        + (isFile ? ", or port=@FILE on the command line" : "");
  }

  /** A value typed as text, read as the types say: numbers and truth values first, then lists and mappings, then text. */
  Object text(List<Class<?>> types, PortStorage storage, String text) {
    if (accepts(types, storage, Int.class, Long.class) && isWhole(text))
        return value(types, storage, Long.parseLong(text.strip()));
    if (accepts(types, storage, Float.class, Double.class) && isReal(text))
        return value(types, storage, Double.parseDouble(text.strip()));
    if (accepts(types, storage, Bool.class, Boolean.class) && isTruth(text))
        return value(types, storage, text.strip().equals("true"));
    if (accepts(types, storage, Str.class, String.class)) return value(types, storage, text);
    if (accepts(types, storage, Dict.class, Map.class) || accepts(types, storage, ListData.class, List.class)) {
      return value(types, storage, parser.parse(text));
    }
    if (!types.isEmpty() && types.stream().allMatch(PortConversion::isScalar))
      throw new IllegalArgumentException("'" + text + "' is not a " + LeafCheck.expected(types)
          + (accepts(types, storage, Bool.class, Boolean.class) ? "; write true or false" : ""));
    if (text.stripLeading().startsWith("{")) return value(types, storage, parser.parse(text));
    return value(types, storage, isWhole(text) ? Long.valueOf(text.strip()) : text);
  }

  private static boolean accepts(List<Class<?>> types, PortStorage storage, Class<? extends Data> data, Class<?> plain) {
    if (types.isEmpty()) return true;
    var wanted = storage == PortStorage.METADATA ? plain : data;
    for (var type : types) if (type.isAssignableFrom(wanted)) return true;
    return false;
  }

  private static boolean isScalar(Class<?> type) {
    return List.of(Int.class, Float.class, Bool.class, Long.class, Double.class, Boolean.class).contains(type);
  }

  private static boolean isWhole(String text) {
    try {
      Long.parseLong(text.strip());
      return true;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean isReal(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text.strip()));
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean isTruth(String text) {
    return text.strip().equals("true") || text.strip().equals("false");
  }
}
