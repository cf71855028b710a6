package org.clew.spec;

import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.spec.InputFilling.Unusable;

/**
 * Validates filled inputs. Of a namespace: empty and optional is valid; else declared ports in order, then undeclared names,
 * then, if
 * nothing was wrong so far, its own validator.
 */
final class InputValidation {
  private final List<ValidationError> errors;
  private final PortNamespace inputs;

  /** @param inputs the whole of which namespaces are validated */
  InputValidation(List<ValidationError> errors, PortNamespace inputs) {
    this.errors = errors;
    this.inputs = inputs;
  }

  /** Whether everything below is valid. */
  boolean validate(PortNamespace namespace, Map<?, ?> values, String path, PortStorage inherited) {
    if (!namespace.required() && Trees.isBare(values)) return true;
    var storage = namespace.storageWithin(inherited);
    boolean valid = true;
    int seen = 0;
    for (var port : namespace.ports()) {
      var value = values.get(port.name());
      boolean present = value != null || values.containsKey(port.name());
      if (present) seen++;
      valid &= switch (port) {
        case InputPort input -> leaf(input, value, present, path, storage);
        case PortNamespace inner -> namespace(inner, value, path, storage);
        case OutputPort _ -> false;
      };
    }
    if (seen < values.size()) valid &= undeclared(namespace, values, path, storage);
    if (!(namespace.validator() instanceof NamespaceValidator several))
      return valid && judge(namespace.validator(), namespace, values, path);
    valid &= judge(several, namespace, values, path);
    return valid && judge(several.then(), namespace, values, path);
  }

  private boolean judge(NamespaceValidator validator, PortNamespace namespace, Map<?, ?> values, String path) {
    try {
      var problems = validator.problems(values, namespace);
      problems.forEach(problem -> wrong(problem.path().isEmpty() ? path : path + "." + problem.path(), problem.message()));
      return problems.isEmpty();
    } catch (RuntimeException e) {
      return wrong(path, "the validator failed: " + e);
    }
  }

  /** Validates one leaf that may be missing. */
  boolean leaf(InputPort port, Object value, boolean present, String path, PortStorage inherited) {
    if (value == Unusable.VALUE) return false;
    if (!present) return !port.required() || wrong(path + "." + port.name(), missing(port));
    if (value == null && port.acceptsNull()) return true;
    var message = LeafCheck.message(port, value);
    if (message == null && port.storageWithin(inherited) == PortStorage.NODE && !(value instanceof Data)) {
      message = "expected data, got " + value.getClass().getSimpleName()
          + "; wrap it, or declare the port metadata or non-stored";
    }
    return message == null || wrong(path + "." + port.name(), message);
  }

  private boolean namespace(PortNamespace inner, Object value, String path, PortStorage storage) {
    if (value == Unusable.VALUE) return false;
    return validate(inner, value instanceof Map<?, ?> map ? map : Map.of(), path + "." + inner.name(), storage);
  }

  private boolean undeclared(PortNamespace namespace, Map<?, ?> values, String path, PortStorage storage) {
    boolean valid = true;
    for (var entry : values.entrySet()) {
      var name = (String) entry.getKey();
      if (namespace.byName().containsKey(name)) continue;
      valid &= namespace.isDynamic() ? dynamic(namespace, name, entry.getValue(), path, storage)
          : wrong(path + "." + name, unknown(namespace, name, path));
    }
    return valid;
  }

  private String unknown(PortNamespace namespace, String name, String path) {
    var inside = (path + "." + name).substring(inputs.name().length() + 1);
    return Suggestion.unknown(name, namespace.byName().keySet(), Elsewhere.hint(inputs, inside));
  }

  private boolean dynamic(PortNamespace namespace, String name, Object value, String path, PortStorage storage) {
    var here = path + "." + name;
    if (value == Unusable.VALUE) return false;
    var illegal = storage == PortStorage.NODE ? PortName.problem(name) : null;
    if (illegal != null) return wrong(here, "the name " + illegal);
    if (value == null) return true;
    if (LeafCheck.isInstance(namespace.validTypes(), value) && !(value instanceof Map<?, ?> && namespace.validTypes().isEmpty()))
      return storage != PortStorage.NODE || value instanceof Data
          || wrong(here, "expected data, got " + value.getClass().getSimpleName());
    if (!(value instanceof Map<?, ?> map)) return wrong(here, LeafCheck.wrongType(namespace.validTypes(), value));
    boolean valid = true;
    for (var entry : map.entrySet()) valid &= dynamic(namespace, (String) entry.getKey(), entry.getValue(), here, storage);
    return valid;
  }

  private boolean judge(PortValidator validator, PortNamespace namespace, Map<?, ?> values, String path) {
    var message = LeafCheck.judge(validator, namespace, values);
    return message == null || wrong(path, message);
  }

  private static String missing(InputPort port) {
    return "required, but not given" + (port.validTypes().isEmpty() ? "" : " (" + LeafCheck.expected(port.validTypes()) + ")");
  }

  private boolean wrong(String path, String message) {
    errors.add(new ValidationError(path, message));
    return false;
  }
}
