package org.clew.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.clew.process.ProcessEvent;

/** Makes a readable example of any event from its components. */
final class Samples {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-00000000002a");
  private static final Map<String, String> TEXTS = Map.ofEntries(
      Map.entry("step", "scf/relax"), Map.entry("cursor", "scf/inspect"),
      Map.entry("processLabel", "PwRelax"), Map.entry("fingerprint", "sha256:0c1d"), Map.entry("callLabel", "iteration_01"),
      Map.entry("key", "scf/relax#2#0"), Map.entry("state", "finished"), Map.entry("workdir", "/scratch/clew/01/90/1"),
      Map.entry("token", "clew-0190-1"), Map.entry("jobId", "4711"), Map.entry("schedulerState", "running"),
      Map.entry("error", "Connection refused"), Map.entry("exception", "IllegalStateException: no cell"),
      Map.entry("trace", "IllegalStateException: no cell\n\tat Relax.inspect(Relax.java:42)"), Map.entry("from", "sha256:0c1d"),
      Map.entry("to", "sha256:9e8f"));

  private enum Fill { EVERYTHING, REQUIRED }

  private Samples() {}

  /** With every component filled. */
  static <E extends ProcessEvent> E full(Class<E> type) {
    return type.cast(record(type, Fill.EVERYTHING));
  }

  /** With only those components that must be there. */
  static <E extends ProcessEvent> E minimal(Class<E> type) {
    return type.cast(record(type, Fill.REQUIRED));
  }

  static Object create(Class<?> type, Object[] components) {
    try {
      var types = Stream.of(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(components);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " from " + Arrays.toString(components), e);
    }
  }

  private static Object record(Class<?> type, Fill fill) {
    var required = Required.of(type);
    return create(type, Stream.of(type.getRecordComponents()).map(component -> {
      var isWanted = fill == Fill.EVERYTHING || required.contains(component.getName());
      return isWanted ? value(component.getGenericType(), component.getName(), fill)
          : JsonTypes.of(component.getGenericType()).absent();
    }).toArray());
  }

  private static Object value(Type type, String name, Fill fill) {
    if (type instanceof ParameterizedType generic) return container(generic, name, fill);
    var raw = (Class<?>) type;
    if (raw.isRecord()) return record(raw, fill);
    if (raw.isEnum()) return raw.getEnumConstants()[0];
    if (raw == String.class) return name.equals("type") ? "data.int" : TEXTS.getOrDefault(name, "a " + name);
    if (raw == UUID.class) return ID;
    if (raw == Instant.class) return AT;
    if (raw == long.class) return 42L;
    if (raw == int.class || raw == Integer.class) return 3;
    if (raw == Object.class) return tree();
    throw new IllegalStateException("no example of " + type + "; add one in Samples");
  }

  private static Object container(ParameterizedType type, String name, Fill fill) {
    var arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) return List.of(value(arguments[0], name, fill));
    if (type.getRawType() == Set.class) return Set.of(value(arguments[0], name, fill));
    if (arguments[1] == Object.class) return tree();
    var key = arguments[0] == UUID.class ? ID : "scf__" + name;
    return Map.of(key, value(arguments[1], name, fill));
  }

  private static Map<String, Object> tree() {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("whole", 1L);
    tree.put("real", 1.0);
    tree.put("list", Arrays.asList("text", true, null, List.of()));
    tree.put("map", Map.of());
    return tree;
  }
}
