package org.clew.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Data;

/** Validates outputs by the same rules as inputs. Outputs are data at all leaves, and never null. */
public final class OutputCheck {
  private OutputCheck() {}

  /** Judges one value against its port or the dynamic namespace it falls in; empty when it may be attached. */
  public static Optional<ValidationError> accept(PortNamespace outputs, String path, Object value) {
    return Optional.ofNullable(accept(outputs, path, value, outputs.name()));
  }

  /** Every required output, at any depth, that is not there. */
  public static List<ValidationError> missing(PortNamespace outputs, Map<String, ?> values) {
    var errors = new ArrayList<ValidationError>();
    missing(outputs, values, outputs.name(), errors);
    return errors;
  }

  /**
   * All errors: unfit values and unknown names first, then what is missing, then namespace validators if nothing else is wrong.
   */
  public static List<ValidationError> validate(PortNamespace outputs, Map<String, ?> values) {
    var errors = new ArrayList<ValidationError>();
    leaves(outputs, values, "", errors);
    errors.addAll(missing(outputs, values));
    if (errors.isEmpty()) judge(outputs, values, outputs.name(), errors);
    return errors;
  }

  private static ValidationError accept(PortNamespace namespace, String path, Object value, String at) {
    int dot = path.indexOf('.');
    var name = dot < 0 ? path : path.substring(0, dot);
    var here = at + "." + name;
    var illegal = PortName.problem(name);
    if (illegal != null) return new ValidationError(here, "the name " + illegal);
    var port = namespace.byName().get(name);
    if (port instanceof PortNamespace inner && dot > 0) return accept(inner, path.substring(dot + 1), value, here);
    if (!(value instanceof Data)) return new ValidationError(here, "outputs must be data, got "
        + (value == null ? "null" : value.getClass().getSimpleName()));
    if (port instanceof PortNamespace) return new ValidationError(here, "is a namespace; give the values of its ports");
    if (port != null && dot > 0) return new ValidationError(here, "is a port; there is no '" + path.substring(dot + 1)
        + "' below it");
    if (port != null) return error(here, LeafCheck.message(port, value));
    if (!namespace.isDynamic()) return new ValidationError(here, Suggestion.unknown(name, namespace.byName().keySet()));
    if (dot > 0) return accept(PortNamespace.of(name).dynamic(namespace.validTypes().toArray(Class<?>[]::new)),
        path.substring(dot + 1), value, here);
    return LeafCheck.isInstance(namespace.validTypes(), value) ? null
        : new ValidationError(here, LeafCheck.wrongType(namespace.validTypes(), value));
  }

  private static void leaves(PortNamespace outputs, Map<?, ?> values, String path, List<ValidationError> errors) {
    values.forEach((key, value) -> {
      var here = PortName.join(path, (String) key);
      if (value instanceof Map<?, ?> inner) leaves(outputs, inner, here, errors);
      else accept(outputs, here, value).ifPresent(errors::add);
    });
  }

  private static void missing(PortNamespace namespace, Map<?, ?> values, String path, List<ValidationError> errors) {
    if (values.isEmpty() && !namespace.required()) return;
    for (var port : namespace.ports()) {
      var value = values.get(port.name());
      if (port instanceof PortNamespace inner) {
        missing(inner, value instanceof Map<?, ?> map ? map : Map.of(), path + "." + inner.name(), errors);
      } else if (port.required() && value == null) {
        errors.add(new ValidationError(path + "." + port.name(), "required output is missing"));
      }
    }
  }

  private static void judge(PortNamespace namespace, Map<?, ?> values, String path, List<ValidationError> errors) {
    if (values.isEmpty() && !namespace.required()) return;
    for (var port : namespace.ports()) {
      if (port instanceof PortNamespace inner) {
        judge(inner, values.get(inner.name()) instanceof Map<?, ?> map ? map : Map.of(), path + "." + inner.name(), errors);
      }
    }
    var message = LeafCheck.judge(namespace, values);
    if (message != null) errors.add(new ValidationError(path, message));
  }

  private static ValidationError error(String path, String message) {
    return message == null ? null : new ValidationError(path, message);
  }
}
