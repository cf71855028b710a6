package org.clew.data;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of users as plain trees, and back. */
final class PlainRecords {
  private static final int MAX_DEPTH = 200;

  private PlainRecords() {}

  static Object plain(Object value) {
    return plain(value, "", 0);
  }

  private static Object plain(Object value, String path, int depth) {
    if (depth > MAX_DEPTH)
      throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH + " levels; does it contain itself?");
    return switch (value) {
      case null -> null;
      case Record tuple -> record(tuple, path, depth);
      case Enum<?> constant -> constant.name();
      case Optional<?> maybe -> plain(maybe.orElse(null), path, depth + 1);
      case Data data when data.blobs().isEmpty() -> data.plain();
      case Data data -> throw new IllegalArgumentException(at(path) + data.type() + " has files, which JSON cannot hold");
      case List<?> list -> {
        var copy = new ArrayList<Object>(list.size());
        for (int i = 0; i < list.size(); i++) copy.add(plain(list.get(i), step(path, i), depth + 1));
        yield copy;
      }
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<Object, Object>();
        map.forEach((key, each) -> copy.put(key instanceof Enum<?> constant ? constant.name() : key,
            plain(each, step(path, key), depth + 1)));
        yield copy;
      }
      default -> value.getClass().isArray() ? array(value, path, depth) : value;
    };
  }

  private static List<Object> array(Object array, String path, int depth) {
    var copy = new ArrayList<Object>(Array.getLength(array));
    for (int i = 0; i < Array.getLength(array); i++) copy.add(plain(Array.get(array, i), step(path, i), depth + 1));
    return copy;
  }

  private static Map<String, Object> record(Record tuple, String path, int depth) {
    var plain = new LinkedHashMap<String, Object>();
    for (var component : tuple.getClass().getRecordComponents()) {
      plain.put(component.getName(), plain(value(tuple, component, path), step(path, component.getName()), depth + 1));
    }
    return plain;
  }

  private static Object value(Record tuple, RecordComponent component, String path) {
    try {
      var accessor = component.getAccessor();
      accessor.trySetAccessible();
      return accessor.invoke(tuple);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(at(step(path, component.getName())) + "cannot be read: " + e, e);
    }
  }

  static Object read(Type type, Object plain, String path) {
    return switch (type) {
      case ParameterizedType generic -> generic(generic, plain, path);
      case Class<?> plainClass -> plainClass(plainClass, plain, path);
      default -> throw new IllegalArgumentException(at(path) + "a component of type " + type + " cannot be read from JSON");
    };
  }

  private static Object generic(ParameterizedType type, Object plain, String path) {
    var arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) return Optional.ofNullable(plain).map(value -> read(arguments[0], value, path));
    if (type.getRawType() == List.class && plain instanceof List<?> list) {
      var copy = new ArrayList<Object>(list.size());
      for (int i = 0; i < list.size(); i++) copy.add(read(arguments[0], list.get(i), step(path, i)));
      return List.copyOf(copy);
    }
    if (type.getRawType() == Map.class && plain instanceof Map<?, ?> map) {
      var copy = new LinkedHashMap<Object, Object>();
      map.forEach((key, value) -> copy.put(read(arguments[0], key, step(path, key)), read(arguments[1], value, step(path, key))));
      return copy;
    }
    throw wrong(type.getTypeName(), plain, path);
  }

  private static Object plainClass(Class<?> type, Object plain, String path) {
    if (type.isRecord() && plain instanceof Map<?, ?> map) return record(type, map, path);
    if (type.isEnum() && plain instanceof String name) {
      return Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(name)).findFirst()
          .orElseThrow(() -> wrong("one of " + Arrays.toString(type.getEnumConstants()), plain, path));
    }
    if (type.isArray() && plain instanceof List<?> list) {
      var array = Array.newInstance(type.getComponentType(), list.size());
      for (int i = 0; i < list.size(); i++) Array.set(array, i, read(type.getComponentType(), list.get(i), step(path, i)));
      return array;
    }
    var number = plain instanceof Number n ? number(type, n) : null;
    if (number != null) return number;
    if (plain == null && !type.isPrimitive() || type.isInstance(plain)) return plain;
    if (type == boolean.class && plain instanceof Boolean) return plain;
    throw wrong(type.getSimpleName(), plain, path);
  }

  /** Null when the number does not fit the type. */
  private static Object number(Class<?> type, Number n) {
    if (type == double.class || type == Double.class) return n.doubleValue();
    if (type == float.class || type == java.lang.Float.class) return n.floatValue();
    if (!(n instanceof Long whole)) return null;
    if (type == long.class || type == Long.class) return whole;
    return (type == int.class || type == Integer.class) && whole == whole.intValue() ? (Object) whole.intValue() : null;
  }

  private static Object record(Class<?> type, Map<?, ?> map, String path) {
    var components = type.getRecordComponents();
    var types = new Class<?>[components.length];
    var values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = read(components[i].getGenericType(), map.get(components[i].getName()), step(path, components[i].getName()));
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.trySetAccessible();
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(at(path) + e.getCause().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(at(path) + type.getSimpleName() + " cannot be made: " + e, e);
    }
  }

  private static IllegalArgumentException wrong(String expected, Object found, String path) {
    return new IllegalArgumentException(at(path) + "expected " + expected + ", found " + (found == null ? "nothing" : found));
  }

  private static String at(String path) {
    return path.isEmpty() ? "" : path + ": ";
  }

  private static String step(String path, Object step) {
    return path.isEmpty() ? String.valueOf(step) : path + "." + step;
  }
}
