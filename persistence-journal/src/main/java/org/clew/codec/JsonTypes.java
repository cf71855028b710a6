package org.clew.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.clew.process.Lifecycle;
import org.clew.spec.ProcessKind;

/** Finds the JSON form of a Java type; records are looked at once, when they are first needed. */
final class JsonTypes {
  private static final ClassValue<RecordType<?>> RECORDS = new ClassValue<>() {
    @Override protected RecordType<?> computeValue(Class<?> type) {
      return new RecordType<>(type);
    }
  };

  private JsonTypes() {}

  @SuppressWarnings("unchecked")
  static <R> RecordType<R> record(Class<R> type) {
    return (RecordType<R>) RECORDS.get(type);
  }

  /** Throws IllegalStateException for a type that has no JSON form. */
  @SuppressWarnings("unchecked")
  static JsonType<Object> of(Type type) {
    return (JsonType<Object>) find(type);
  }

  private static JsonType<?> find(Type type) {
    return switch (type) {
      case Class<?> raw when raw.isRecord() -> record(raw);
      case Class<?> raw when raw == ProcessKind.class -> Leaves.constants(ProcessKind.class, ProcessKind::durable);
      case Class<?> raw when raw.isEnum() -> constants(raw);
      case Class<?> raw when raw == Lifecycle.class -> lifecycle();
      case Class<?> raw -> leaf(raw);
      case ParameterizedType generic -> container(generic);
      default -> throw unknown(type);
    };
  }

  private static JsonType<?> leaf(Class<?> type) {
    if (type == String.class) return Leaves.STRING;
    if (type == UUID.class) return Leaves.UUID_TEXT;
    if (type == Instant.class) return Leaves.INSTANT;
    if (type == long.class) return Leaves.LONG;
    if (type == int.class) return Leaves.INT;
    if (type == Integer.class) return Leaves.NULLABLE_INT;
    if (type == boolean.class) return Leaves.TRUTH;
    if (type == Object.class) return Plain.TREE;
    throw unknown(type);
  }

  private static JsonType<?> container(ParameterizedType type) {
    var arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) return Containers.list(of(arguments[0]));
    if (type.getRawType() == Set.class) return Containers.set(of(arguments[0]));
    if (type.getRawType() != Map.class) throw unknown(type);
    if (arguments[0] == String.class) return Containers.map(Function.identity(), Function.identity(), of(arguments[1]));
    if (arguments[0] == UUID.class) return Containers.map(UUID::toString, Leaves::uuid, of(arguments[1]));
    throw unknown(type);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static JsonType<?> constants(Class<?> type) {
    return Leaves.constants((Class) type);
  }

  private static JsonType<Lifecycle> lifecycle() {
    Map<String, JsonType<? extends Lifecycle>> variants = new HashMap<>();
    variants.put("unborn", record(Lifecycle.Unborn.class));
    variants.put("created", record(Lifecycle.Created.class));
    variants.put("running", record(Lifecycle.Running.class));
    variants.put("waiting", record(Lifecycle.Waiting.class));
    variants.put("finished", record(Lifecycle.Finished.class));
    variants.put("excepted", record(Lifecycle.Excepted.class));
    variants.put("killed", record(Lifecycle.Killed.class));
    return new UnionType<>(Lifecycle::durable, variants);
  }

  private static IllegalStateException unknown(Type type) {
    return new IllegalStateException(type.getTypeName() + " has no JSON form; give it one in JsonTypes");
  }
}
