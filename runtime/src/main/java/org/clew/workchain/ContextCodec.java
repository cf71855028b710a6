package org.clew.workchain;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clew.data.Data;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.process.Env;

/**
 * A context as a plain tree and back, by its fields.
 *
 * <p>Unknown keys of a tree are ignored and absent ones leave the initial value of the field, so that contexts can grow; a field
 * that has an initial value and was set to null is kept as null. Data is kept
 * as {@code {"$data": …}} with its node if it has one, a child as {@code {"$child": …}}.
 */
final class ContextCodec<C> {
  private static final String DATA = "$data";
  private static final String CHILD = "$child";

  private final Class<C> type;
  private final Constructor<C> constructor;
  private final List<Field> fields;

  ContextCodec(Class<C> type) {
    this.type = type;
    try {
      constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("context " + type.getSimpleName() + " needs a constructor without parameters"
          + (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()) ? "; make it a static class" : ""), e);
    }
    fields = type == Context.class ? List.of() : fields(type);
  }

  private static List<Field> fields(Class<?> type) {
    var fields = new ArrayList<Field>();
    for (var at = type; at != Object.class && at != null; at = at.getSuperclass()) {
      for (var field : at.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) continue;
        field.setAccessible(true);
        fields.add(field);
      }
    }
    return List.copyOf(fields);
  }

  /** A new context with the values of the tree. */
  C decode(Map<String, Object> plain, Env env) {
    try {
      if (type == Context.class) return type.cast(new Context(mutable(plain, env)));
      var context = constructor.newInstance();
      for (var field : fields) {
        if (plain.containsKey(field.getName())) field.set(
            context, fromPlain(plain.get(field.getName()), field.getGenericType(), env));
      }
      return context;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("context " + type.getSimpleName() + " cannot be made: " + e, e);
    }
  }

  /** The context as a tree by top-level key; throws IllegalArgumentException that names a value which cannot be kept. */
  Map<String, Object> encode(C context, Env env) {
    var plain = new LinkedHashMap<String, Object>();
    if (context instanceof Context untyped) {
      untyped.values().forEach((key, value) -> plain.put(key, toPlain("ctx." + key, value, env)));
      return plain;
    }
    try {
      C initial = null;
      for (var field : fields) {
        var value = field.get(context);
        if (value != null) {
          plain.put(field.getName(), toPlain("ctx." + field.getName(), value, env));
        } else {
          if (initial == null) initial = constructor.newInstance();
          if (field.get(initial) != null) plain.put(field.getName(), null);
        }
      }
      return plain;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses what {@link #encode} could not keep, at the moment it is put in. */
  static void check(String key, Object value) {
    toPlain("ctx." + key, value, null);
  }

  private static Object toPlain(String path, Object value, Env env) {
    return switch (value) {
      case null -> null;
      case Boolean b -> b;
      case String s -> s;
      case Long n -> n;
      case Integer n -> n.longValue();
      case Short n -> n.longValue();
      case Byte n -> n.longValue();
      case Double d -> finite(path, d);
      case Float d -> finite(path, d.doubleValue());
      case Enum<?> e -> e.name();
      case Data data -> Map.of(DATA, dataTree(data, env));
      case Child<?>(var node, var type) -> Map.of(CHILD, Map.of("pk", node.pk(), "uuid", node.uuid().toString(), "type", type));
      case Optional<?> optional -> toPlain(path, optional.orElse(null), env);
      case List<?> list -> {
        var plain = new ArrayList<Object>(list.size());
        for (int i = 0; i < list.size(); i++) plain.add(toPlain(path + "[" + i + "]", list.get(i), env));
        yield plain;
      }
      case Map<?, ?> map -> {
        var plain = new LinkedHashMap<String, Object>();
        map.forEach((key, v) -> {
          if (!(key instanceof String name) || name.startsWith("$")) {
            throw new IllegalArgumentException(path + ": the key '" + key
                + "' cannot be kept; use text that does not start with $");
          }
          plain.put(name, toPlain(path + "." + name, v, env));
        });
        yield plain;
      }
      case Record record -> RecordTree.toPlain(record, (name, v) -> toPlain(path + "." + name, v, env));
      default -> throw new IllegalArgumentException(
          path + ": a " + value.getClass().getSimpleName() + " cannot be kept in a context;"
          + " keep data, children, numbers, text, records, lists or maps of them");
    };
  }

  private static Map<String, Object> dataTree(Data data, Env env) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("type", data.type());
    tree.put("plain", data.plain());
    data.node().ifPresent(node -> {
      tree.put("pk", node.pk());
      tree.put("uuid", node.uuid().toString());
    });
    if (env != null && data.node().isEmpty()) env.keepFiles(data);
    return tree;
  }

  private static Double finite(String path, double value) {
    if (!Double.isFinite(value)) throw new IllegalArgumentException(path + ": " + value + " cannot be kept in a context");
    return value;
  }

  private static Map<String, Object> mutable(Map<?, ?> plain, Env env) {
    var values = new LinkedHashMap<String, Object>();
    plain.forEach((key, value) -> values.put((String) key, untyped(value, env)));
    return values;
  }

  private static Object untyped(Object plain, Env env) {
    return switch (plain) {
      case Map<?, ?> map when map.containsKey(DATA) -> data((Map<?, ?>) map.get(DATA), env);
      case Map<?, ?> map when map.containsKey(CHILD) -> child((Map<?, ?>) map.get(CHILD));
      case Map<?, ?> map -> mutable(map, env);
      case List<?> list -> {
        var values = new ArrayList<>();
        for (var item : list) values.add(untyped(item, env));
        yield values;
      }
      case null -> null;
      default -> plain;
    };
  }

  private static Object fromPlain(Object plain, Type type, Env env) {
    if (plain == null) return rawClass(type) == Optional.class ? Optional.empty() : null;
    var raw = rawClass(type);
    if (raw == Optional.class) return Optional.ofNullable(fromPlain(plain, argument(type, 0), env));
    if (plain instanceof Map<?, ?> map && (map.containsKey(DATA) || map.containsKey(CHILD))) return untyped(plain, env);
    if (raw.isEnum()) return enumConstant(raw, (String) plain);
    if (raw.isRecord()) return RecordTree.fromPlain(
        raw, (Map<?, ?>) plain, (value, component) -> fromPlain(value, component, env));
    if (plain instanceof List<?> list && raw.isAssignableFrom(ArrayList.class)) {
      var values = new ArrayList<Object>();
      for (var item : list) values.add(fromPlain(item, argument(type, 0), env));
      return values;
    }
    if (plain instanceof Map<?, ?> map && raw.isAssignableFrom(LinkedHashMap.class)) {
      var values = new LinkedHashMap<String, Object>();
      map.forEach((key, value) -> values.put((String) key, fromPlain(value, argument(type, 1), env)));
      return values;
    }
    return number(plain, raw);
  }

  private static Object number(Object plain, Class<?> raw) {
    if (!(plain instanceof Number n)) return plain;
    if (raw == int.class || raw == Integer.class) return n.intValue();
    if (raw == short.class || raw == Short.class) return n.shortValue();
    if (raw == byte.class || raw == Byte.class) return n.byteValue();
    if (raw == double.class || raw == Double.class) return n.doubleValue();
    if (raw == float.class || raw == Float.class) return n.floatValue();
    return n;
  }

  private static Object enumConstant(Class<?> type, String name) {
    for (var constant : type.getEnumConstants()) if (((Enum<?>) constant).name().equals(name)) return constant;
    throw new IllegalArgumentException("the context holds " + name + ", which " + type.getSimpleName()
        + " does not know any more");
  }

  private static Data data(Map<?, ?> tree, Env env) {
    var type = (String) tree.get("type");
    if (tree.get("uuid") instanceof String uuid) {
      return env.load(new Value((Long) tree.get("pk"), UUID.fromString(uuid), type, tree.get("plain"), Value.Origin.KNOWN));
    }
    return env.read(type, tree.get("plain"));
  }

  private static Child<?> child(Map<?, ?> tree) {
    return new Child<>(new NodeRef((Long) tree.get("pk"), UUID.fromString((String) tree.get("uuid"))), (String) tree.get("type"));
  }

  private static Class<?> rawClass(Type type) {
    return switch (type) {
      case Class<?> c -> c;
      case ParameterizedType p -> (Class<?>) p.getRawType();
      default -> Object.class;
    };
  }

  private static Type argument(Type type, int index) {
    return type instanceof ParameterizedType p ? p.getActualTypeArguments()[index] : Object.class;
  }
}
