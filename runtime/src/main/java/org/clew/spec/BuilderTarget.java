package org.clew.spec;

import java.util.List;

/**
 * Where a dotted path leads in the inputs.
 *
 * @param port declared port or namespace; null for an undeclared name in a dynamic namespace
 * @param namespace the namespace that holds it, or the dynamic one that an undeclared path falls in
 * @param storage what becomes of values there, unless the port says it itself
 */
record BuilderTarget(Port port, PortNamespace namespace, PortStorage storage) {
  /** Throws {@link ValidationException} when there is no such port. */
  static BuilderTarget of(PortNamespace inputs, String path) {
    var namespace = inputs;
    var storage = inputs.storageWithin(PortStorage.NODE);
    var at = inputs.name();
    var names = path.split("\\.", -1);
    for (int i = 0; i < names.length; i++) {
      at = at + "." + names[i];
      boolean last = i == names.length - 1;
      switch (namespace.byName().get(names[i])) {
        case PortNamespace inner when last -> {
          return new BuilderTarget(inner, namespace, storage);
        }
        case PortNamespace inner -> {
          namespace = inner;
          storage = inner.storageWithin(storage);
        }
        case InputPort port when last -> {
          return new BuilderTarget(port, namespace, storage);
        }
        case InputPort _ -> throw new ValidationException(at, "is a port; there is no '" + names[i + 1] + "' below it");
        case OutputPort _ -> throw new IllegalStateException(at + " is an output port among inputs");
        case null -> {
          if (!namespace.isDynamic()) throw new ValidationException(at, Suggestion.unknown(names[i], namespace.byName().keySet(),
              Elsewhere.hint(inputs, String.join(".", List.of(names).subList(0, i + 1)))));
          return new BuilderTarget(null, namespace, storage);
        }
      }
    }
    throw new IllegalStateException("a path has at least one name");
  }
}
