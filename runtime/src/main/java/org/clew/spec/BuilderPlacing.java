package org.clew.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.Dict;

/** Puts values into the tree of a builder, converted and validated; errors are collected. */
final class BuilderPlacing {
  private final PortNamespace inputs;
  private final PortConversion conversion;
  private final List<ValidationError> errors;

  BuilderPlacing(PortNamespace inputs, PortConversion conversion, List<ValidationError> errors) {
    this.inputs = inputs;
    this.conversion = conversion;
    this.errors = errors;
  }

  void set(Map<String, Object> draft, String path, Object value) {
    collecting(() -> {
      var target = BuilderTarget.of(inputs, path);
      if (target.port() instanceof InputPort port) {
        Trees.put(draft, path, leaf(port, target.storage(), value, path));
      } else if (target.port() instanceof PortNamespace namespace) {
        replace(draft, path, namespace, target.storage(), value);
      } else {
        undeclared(draft, target, path, value);
      }
    });
  }

  void setText(Map<String, Object> draft, String path, String text) {
    collecting(() -> {
      var target = BuilderTarget.of(inputs, path);
      var at = inputs.name() + "." + path;
      if (target.port() instanceof PortNamespace) {
        throw new ValidationException(at, "is a namespace; set the ports in it");
      }
      var port = target.port() instanceof InputPort p ? p : InputPort.of("undeclared", types(target.namespace()));
      var storage = port.storageWithin(target.storage());
      Trees.put(draft, path, judged(port, naming(at, () -> conversion.text(port.validTypes(), storage, text)), at));
    });
  }

  void merge(Map<String, Object> draft, String path, Map<String, ?> nested) {
    nested.forEach((name, value) -> {
      var here = PortName.join(path, name);
      collecting(() -> {
        var target = BuilderTarget.of(inputs, here);
        if (target.port() instanceof PortNamespace && value == null) return;
        if (target.port() instanceof PortNamespace && mapping(value) != null) {
          if (!(Trees.get(draft, here) instanceof Map)) Trees.put(draft, here, new LinkedHashMap<>());
          merge(draft, here, mapping(value));
        } else {
          set(draft, here, value);
        }
      });
    });
  }

  void update(Map<String, Object> draft, Map<String, ?> nested) {
    nested.forEach((name, value) -> {
      if (inputs.byName().get(name) instanceof PortNamespace && mapping(value) != null) {
        mapping(value).forEach((below, v) -> set(draft, name + "." + below, v));
      } else {
        set(draft, name, value);
      }
    });
  }

  private void replace(Map<String, Object> draft, String path, PortNamespace namespace, PortStorage storage, Object value) {
    var at = inputs.name() + "." + path;
    var given = value == null ? Map.<String, Object>of() : mapping(value);
    if (given == null) throw new ValidationException(at, "is a namespace; expected a mapping or a record");
    int before = errors.size();
    Trees.put(draft, path, new LinkedHashMap<>());
    merge(draft, path, given);
    if (errors.size() > before) return;
    var filled = new InputFilling(errors).fill(namespace, Trees.asTree((Map<?, ?>) Trees.get(draft, path)), at, storage);
    new InputValidation(errors, inputs).validate(namespace, filled, at, storage);
  }

  private void undeclared(Map<String, Object> draft, BuilderTarget target, String path, Object value) {
    var at = inputs.name() + "." + path;
    var types = target.namespace().validTypes();
    boolean whole = target.storage() == PortStorage.METADATA || types.contains(Dict.class);
    if (target.storage() == PortStorage.NODE) {
      var last = path.substring(path.lastIndexOf('.') + 1);
      var problem = PortName.problem(last);
      if (problem != null) throw new ValidationException(at, "the name " + problem);
    }
    if (value instanceof Map<?, ?> map && !whole) {
      map.forEach((name, v) -> collecting(() -> undeclared(draft, target, path + "." + name, v)));
      return;
    }
    Trees.put(draft, path, naming(at, () -> conversion.value(types, target.storage(), value)));
  }

  private Object leaf(InputPort port, PortStorage inherited, Object value, String path) {
    var at = inputs.name() + "." + path;
    if (value == null && port.acceptsNull()) return null;
    return judged(port, naming(at, () -> conversion.value(port, port.storageWithin(inherited), value)), at);
  }

  private static Object judged(InputPort port, Object value, String at) {
    var message = LeafCheck.message(port, value);
    if (message != null) throw new ValidationException(at, message);
    return value;
  }

  private interface Conversion {
    Object convert();
  }

  private static Object naming(String at, Conversion conversion) {
    try {
      return conversion.convert();
    } catch (IllegalArgumentException e) {
      throw new ValidationException(at, e.getMessage());
    }
  }

  private void collecting(Runnable placing) {
    try {
      placing.run();
    } catch (ValidationException e) {
      errors.addAll(e.errors());
    }
  }

  private static Class<?>[] types(PortNamespace namespace) {
    return namespace.validTypes().isEmpty() ? new Class<?>[] {Data.class} : namespace.validTypes().toArray(Class<?>[]::new);
  }

  private static Map<String, Object> mapping(Object value) {
    return switch (value) {
      case Map<?, ?> map -> Trees.asTree(map);
      case Record tuple -> Records.toMap(tuple);
      case null, default -> null;
    };
  }
}
