package org.clew.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Blobs;
import org.clew.data.Data;
import org.clew.data.DataType;
import org.clew.data.DataTypes;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.JsonData;
import org.clew.data.Plain;
import org.clew.data.array.ArrayData;

/**
 * Makes of a raw value what a port takes; a value it can do nothing with comes back as it is and is refused by the type check.
 */
final class Coercion {
  private static final Blobs NO_BLOBS = (_, _) -> {
    throw new IllegalArgumentException("files cannot be given as plain values; give a path or a stored node");
  };

  private static final Dict NO_ENTRIES = new Dict(Map.of());

  private Coercion() {}

  /**
   * The value for a port whose storage, own or inherited, is given.
   *
   * @throws IllegalArgumentException when the value can not be data, or not plain where it must be
   */
  static Object toPort(InputPort port, PortStorage storage, Object raw) {
    if (raw == null) return null;
    if (!(raw instanceof Data) && port.serializer().isPresent()) return port.serializer().get().apply(raw);
    return toTypes(port.validTypes(), storage, raw);
  }

  static Object toTypes(List<Class<?>> types, PortStorage storage, Object raw) {
    if (raw == null) return null;
    return switch (storage) {
      case NODE -> toData(types, raw);
      case METADATA -> toPlain(types, raw);
      case NONE -> toObject(types, raw);
    };
  }

  private static Object toObject(List<Class<?>> types, Object raw) {
    if (raw instanceof Data || LeafCheck.isInstance(types, raw)) return raw;
    if (wantsData(types)) return toData(types, raw);
    return Plain.isPlain(raw) ? toPlain(types, raw) : raw;
  }

  private static boolean wantsData(List<Class<?>> types) {
    return types.stream().allMatch(Data.class::isAssignableFrom);
  }

  private static Data toData(List<Class<?>> types, Object raw) {
    if (raw instanceof Data data) return data;
    if (raw instanceof Map<?, ?> map && !LeafCheck.isInstance(types, NO_ENTRIES)) {
      var read = readStructured(types, map);
      if (read.isPresent()) return read.get();
    }
    var data = DataTypes.toData(raw);
    if (LeafCheck.isInstance(types, data)) return data;
    if (types.contains(JsonData.class)) return new JsonData(data.plain());
    if (raw instanceof List<?> list && types.contains(ArrayData.class))
      return DataTypes.read("data.array", Plain.normal(list), NO_BLOBS);
    if (!(raw instanceof Number n)) return data;
    var real = n.doubleValue();
    return Double.isFinite(real) && types.contains(Float.class) ? new Float(real) : data;
  }

  private static Optional<Data> readStructured(List<Class<?>> types, Map<?, ?> map) {
    for (var type : types) {
      Optional<DataType<?>> found = DataTypes.find(type);
      if (found.isPresent()) return Optional.of(found.get().reader().read(Plain.normal(map), NO_BLOBS));
    }
    return Optional.empty();
  }

  static Object toPlain(List<Class<?>> types, Object raw) {
    Object value = switch (raw) {
      case Data data when !LeafCheck.isInstance(types, data) || types.isEmpty() -> data.plain();
      case Data data -> throw new IllegalArgumentException(data.type()
          + " cannot be kept as metadata; make the port a stored input");
      case Enum<?> e -> e.name();
      default -> Plain.normal(raw);
    };
    if (value instanceof Long l && types.contains(Double.class) && !types.contains(Long.class)) return (double) l;
    return value;
  }
}
