package org.clew.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.Dict;

/** Serialises given values and fills in defaults; a value it cannot use is reported and leaves {@link Unusable} in its place. */
final class InputFilling {
  /** Stands where a value was given that is already reported. */
  enum Unusable { VALUE }

  private final List<ValidationError> errors;

  InputFilling(List<ValidationError> errors) {
    this.errors = errors;
  }

  /** The filled mapping; {@code given} is null when the namespace was given nothing. */
  Map<String, Object> fill(PortNamespace namespace, Map<?, ?> given, String path, PortStorage inherited) {
    var storage = namespace.storageWithin(inherited);
    boolean populate = given != null || namespace.populatesDefaults();
    Map<?, ?> from = given == null ? Map.of() : given;
    var filled = LinkedHashMap.<String, Object>newLinkedHashMap(Math.max(from.size(), namespace.ports().size()));
    int used = 0;
    for (var port : namespace.ports()) {
      boolean present = from.containsKey(port.name());
      if (present) used++;
      switch (port) {
        case InputPort input -> {
          if (present) filled.put(port.name(), serialise(input, from.get(port.name()), path, storage));
          else if (populate && input.standard().isPresent()) filled.put(port.name(), standard(input, path, storage));
        }
        case PortNamespace inner -> nested(inner, from.get(port.name()), populate, path, storage, filled);
        case OutputPort _ -> throw new IllegalStateException(path + "." + port.name() + " is an output port among inputs");
      }
    }
    if (used < from.size()) leftovers(namespace, from, path, storage, filled);
    return Collections.unmodifiableMap(filled);
  }

  private void nested(PortNamespace inner, Object given, boolean populate, String path, PortStorage storage,
      Map<String, Object> filled) {
    var innerPath = path + "." + inner.name();
    if (given == null && populate && inner.hasStandard()) {
      nested(inner, standard(inner, innerPath), true, path, storage, filled);
      return;
    }
    switch (given) {
      case null -> {
        boolean shown = !inner.isDynamic() || !inner.ports().isEmpty();
        if (populate && inner.populatesDefaults() && shown) filled.put(inner.name(), fill(inner, null, innerPath, storage));
      }
      case Unusable _ -> filled.put(inner.name(), given);
      case Map<?, ?> map -> filled.put(inner.name(), fill(inner, map, innerPath, storage));
      case Record tuple -> filled.put(inner.name(), fill(inner, Records.toMap(tuple), innerPath, storage));
      default -> filled.put(inner.name(), refuse(innerPath, "expected a mapping, got " + LeafCheck.plainName(given)));
    }
  }

  private Object serialise(InputPort port, Object raw, String path, PortStorage inherited) {
    try {
      return Coercion.toPort(port, port.storageWithin(inherited), raw);
    } catch (RuntimeException e) {
      return refuse(path + "." + port.name(), messageOf(e));
    }
  }

  private Object standard(InputPort port, String path, PortStorage inherited) {
    try {
      var value = port.standard().orElseThrow().value();
      return port.storageWithin(inherited) == PortStorage.METADATA ? Coercion.toPlain(port.validTypes(), value) : value;
    } catch (RuntimeException e) {
      return refuse(path + "." + port.name(), "the default could not be computed: " + messageOf(e));
    }
  }

  /** Never null: it would be nothing again. */
  private Object standard(PortNamespace namespace, String path) {
    try {
      var value = namespace.standard().orElseThrow().value();
      return value == null ? Map.of() : value;
    } catch (RuntimeException e) {
      return refuse(path, "the default could not be computed: " + messageOf(e));
    }
  }

  private void leftovers(PortNamespace namespace, Map<?, ?> from, String path, PortStorage storage, Map<String, Object> filled) {
    from.forEach((key, value) -> {
      if (!(key instanceof String name)) errors.add(new ValidationError(path, "names must be text, found " + key));
      else if (!namespace.byName().containsKey(name))
        filled.put(name, namespace.isDynamic() ? undeclared(namespace, value, path + "." + name, storage) : value);
    });
  }

  private Object undeclared(PortNamespace namespace, Object value, String path, PortStorage storage) {
    if (value instanceof Map<?, ?> map && !isWholeValue(namespace, map, storage)) {
      var inner = LinkedHashMap.<String, Object>newLinkedHashMap(map.size());
      map.forEach((key, v) -> inner.put(String.valueOf(key), undeclared(namespace, v, path + "." + key, storage)));
      return Collections.unmodifiableMap(inner);
    }
    try {
      return Coercion.toTypes(namespace.validTypes(), storage, value);
    } catch (RuntimeException e) {
      return refuse(path, messageOf(e));
    }
  }

  /** Whether a mapping is itself a value, not a namespace: metadata always, else where only dictionaries fit. */
  private static boolean isWholeValue(PortNamespace namespace, Map<?, ?> map, PortStorage storage) {
    if (storage == PortStorage.METADATA) return true;
    return namespace.validTypes().contains(Dict.class) && !holdsData(map);
  }

  private static boolean holdsData(Map<?, ?> map) {
    return map.values().stream().anyMatch(v -> v instanceof Data || v instanceof Map<?, ?> inner && holdsData(inner));
  }

  private Unusable refuse(String path, String message) {
    errors.add(new ValidationError(path, message));
    return Unusable.VALUE;
  }

  private static String messageOf(RuntimeException e) {
    return e instanceof IllegalArgumentException && e.getMessage() != null ? e.getMessage() : e.toString();
  }
}
