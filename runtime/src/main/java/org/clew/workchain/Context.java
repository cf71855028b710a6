package org.clew.workchain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A context without fields of its own: nested keys, set at run time.
 *
 * <p>Values are what a checkpoint can hold: truth values, numbers, text, data, children, lists and mappings of these. A value is
 * put in as it will come out after a restart: whole numbers as Long, reals as Double, constants of an enum as their names. A
 * dotted key such as {@code relax.first.energy} addresses nested mappings, which are made as needed.
 */
public final class Context {
  private final Map<String, Object> values;

  public Context() {
    this(new LinkedHashMap<>());
  }

  Context(Map<String, Object> values) {
    this.values = values;
  }

  Map<String, Object> values() {
    return values;
  }

  /** The value, or empty when any part of the key is absent. */
  public Optional<Object> get(String key) {
    Object at = values;
    for (var part : key.split("\\.")) {
      if (!(at instanceof Map<?, ?> map)) return Optional.empty();
      at = map.get(part);
    }
    return Optional.ofNullable(at);
  }

  /**
   * The value as a type.
   *
   * @throws IllegalArgumentException when it is absent or of another type
   */
  public <T> T get(String key, Class<T> type) {
    var value = get(key).orElseThrow(() ->
        new IllegalArgumentException("the context has no '" + key + "'; it has " + values.keySet()));
    if (type == Integer.class && value instanceof Long n && n == n.intValue()) return type.cast(n.intValue());
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("'" + key + "' in the context is a " + value.getClass().getSimpleName() + ", not a "
          + type.getSimpleName());
    }
    return type.cast(value);
  }

  /** The child under the key. */
  @SuppressWarnings("unchecked")
  public <O> Child<O> child(String key) {
    return get(key, Child.class);
  }

  /** The children under the key in order of registration, empty when there are none. */
  @SuppressWarnings("unchecked")
  public <O> List<Child<O>> children(String key) {
    return get(key).map(value -> (List<Child<O>>) List.copyOf((List<?>) value)).orElse(List.of());
  }

  /**
   * Sets a value.
   *
   * @throws IllegalArgumentException when a part of the key in between is no mapping, or the value cannot be kept in a checkpoint
   */
  public Context set(String key, Object value) {
    ContextCodec.check(key, value);
    var last = key.lastIndexOf('.');
    parent(key, last).put(key.substring(last + 1), asRestored(value));
    return this;
  }

  /** Appends to the list under the key, which is made when absent. */
  public Context append(String key, Object value) {
    ContextCodec.check(key, value);
    var last = key.lastIndexOf('.');
    var list = parent(key, last).computeIfAbsent(key.substring(last + 1), _ -> new ArrayList<>());
    if (!(list instanceof List<?>)) throw new IllegalArgumentException("'" + key + "' in the context is not a list");
    @SuppressWarnings("unchecked")
    var open = (List<Object>) list;
    open.add(asRestored(value));
    return this;
  }

  public void remove(String key) {
    var last = key.lastIndexOf('.');
    parent(key, last).remove(key.substring(last + 1));
  }

  private static Object asRestored(Object value) {
    return switch (value) {
      case Integer n -> n.longValue();
      case Short n -> n.longValue();
      case Byte n -> n.longValue();
      case Float n -> n.doubleValue();
      case Enum<?> constant -> constant.name();
      case Optional<?> optional -> asRestored(optional.orElse(null));
      case Child<?> child -> child;
      case List<?> list -> {
        var copy = new ArrayList<Object>(list.size());
        for (var item : list) copy.add(asRestored(item));
        yield copy;
      }
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, inner) -> copy.put((String) key, asRestored(inner)));
        yield copy;
      }
      case Record record -> RecordTree.toPlain(record, (_, inner) -> asRestored(inner));
      case null, default -> value;
    };
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> parent(String key, int last) {
    var at = values;
    if (last < 0) return at;
    for (var part : key.substring(0, last).split("\\.")) {
      var next = at.computeIfAbsent(part, _ -> new LinkedHashMap<String, Object>());
      if (!(next instanceof Map<?, ?>)) {
        throw new IllegalArgumentException("'" + part + "' of the context key '" + key + "' is a "
            + next.getClass().getSimpleName() + ", not a mapping");
      }
      at = (Map<String, Object>) next;
    }
    return at;
  }
}
