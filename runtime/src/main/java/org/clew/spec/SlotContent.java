package org.clew.spec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.Plain;

/** What a record component holds, and how that is a port. */
sealed interface SlotContent {
  default Object toPort(Object value) {
    return value;
  }

  /** Throws {@link ValidationException} at the path when the value does not fit. */
  Object toComponent(Object value, String path);

  Port declare(String name, Direction direction, boolean isOptional);

  /** A data value: a linked port. */
  record DataLeaf(Class<?> type) implements SlotContent {
    @Override
    public Object toComponent(Object value, String path) {
      return instance(type, value, path);
    }

    @Override
    public Port declare(String name, Direction direction, boolean isOptional) {
      return switch (direction) {
        case INPUTS -> isOptional ? InputPort.of(name, type).optional() : InputPort.of(name, type);
        case OUTPUTS -> isOptional ? OutputPort.of(name, type).optional() : OutputPort.of(name, type);
      };
    }
  }

  /** A text, number, truth value, enum constant, list or mapping of Java: a metadata port. */
  record PlainLeaf(Class<?> type) implements SlotContent {
    @Override
    public Object toPort(Object value) {
      return value instanceof Enum<?> e ? e.name() : Plain.normal(value);
    }

    @Override
    public Object toComponent(Object value, String path) {
      try {
        return PlainTypes.toJava(type, value);
      } catch (ClassCastException | IllegalArgumentException | ArithmeticException _) {
        throw new ValidationException(path, LeafCheck.wrongType(List.of(PlainTypes.portType(type)), value));
      }
    }

    @Override
    public Port declare(String name, Direction direction, boolean isOptional) {
      requireInput(name, type, direction);
      var port = InputPort.of(name, PlainTypes.portType(type)).metadata();
      if (type.isEnum())
        port = port.validator(new Choice(Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList()));
      return isOptional ? port.optional() : port;
    }
  }

  /** Any other object: a port that must be declared non-stored. */
  record ObjectLeaf(Class<?> type) implements SlotContent {
    @Override
    public Object toComponent(Object value, String path) {
      return instance(type, value, path);
    }

    @Override
    public Port declare(String name, Direction direction, boolean isOptional) {
      requireInput(name, type, direction);
      return isOptional ? InputPort.of(name, type).optional() : InputPort.of(name, type);
    }
  }

  /** Another record: a namespace. */
  record Nested(Class<? extends Record> type) implements SlotContent {
    @Override
    public Object toPort(Object value) {
      return Records.toMap((Record) value);
    }

    @Override
    public Object toComponent(Object value, String path) {
      if (value instanceof Map<?, ?> map) return Records.fromMap(type, Trees.asTree(map), path);
      throw new ValidationException(path, "expected a mapping, got " + value.getClass().getSimpleName());
    }

    @Override
    public Port declare(String name, Direction direction, boolean isOptional) {
      var namespace = RecordPorts.namespace(name, type, direction);
      return isOptional ? namespace.optional().withoutPopulatingDefaults() : namespace;
    }
  }

  /** {@code Map<String, T>}: a dynamic namespace. */
  record Open(Class<?> type) implements SlotContent {
    @Override
    public Object toComponent(Object value, String path) {
      if (!(value instanceof Map<?, ?> map)) throw new ValidationException(path, "expected a mapping");
      map.forEach((key, v) -> {
        if (!type.isInstance(v)) throw new ValidationException(path + "." + key, LeafCheck.wrongType(List.of(type), v));
      });
      return Collections.unmodifiableMap(map);
    }

    @Override
    public Port declare(String name, Direction direction, boolean isOptional) {
      return PortNamespace.of(name).dynamic(type).optional();
    }
  }

  private static void requireInput(String name, Class<?> type, Direction direction) {
    if (direction == Direction.OUTPUTS)
      throw new IllegalArgumentException("output '" + name + "' is a Java " + type.getSimpleName() + "; outputs must be Data");
  }

  private static Object instance(Class<?> type, Object value, String path) {
    if (type.isInstance(value)) return value;
    throw new ValidationException(path, LeafCheck.wrongType(List.of(type), value));
  }

  /** The content of a component type, Optional taken off before; throws IllegalArgumentException for what cannot be a port. */
  static SlotContent of(Type type) {
    if (type instanceof Class<?> c) {
      if (Data.class.isAssignableFrom(c)) return new DataLeaf(c);
      if (c.isRecord()) return new Nested(c.asSubclass(Record.class));
      if (PlainTypes.isSupported(c)) return new PlainLeaf(c);
    }
    if (type instanceof ParameterizedType p && p.getRawType() == Map.class && p.getActualTypeArguments()[0] == String.class) {
      var of = p.getActualTypeArguments()[1];
      if (of instanceof Class<?> c && Data.class.isAssignableFrom(c)) return new Open(c);
      if (of == Object.class) return new PlainLeaf(Map.class);
    }
    if (type instanceof ParameterizedType p && p.getRawType() == List.class) return new PlainLeaf(List.class);
    if (type instanceof Class<?> c && !c.isPrimitive()) return new ObjectLeaf(c);
    if (type instanceof ParameterizedType p && p.getRawType() instanceof Class<?> c) return new ObjectLeaf(c);
    throw new IllegalArgumentException("the type " + type.getTypeName() + " cannot be a port");
  }
}
