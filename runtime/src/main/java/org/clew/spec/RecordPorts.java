package org.clew.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Declares the ports of a record, and finds where in a tree of records a component is. */
final class RecordPorts {
  private static final int MAX_DEPTH = 16;

  private RecordPorts() {}

  static PortNamespace namespace(String name, Class<? extends Record> type, Direction direction) {
    paths(type, type);
    var namespace = PortNamespace.of(name);
    for (var slot : RecordShape.of(type).slots()) namespace = namespace.with(slot.declare(direction));
    return namespace.validator((value, port) -> judge(type, Trees.asTree((Map<?, ?>) value), (PortNamespace) port));
  }

  /** Refuses objects that cannot be stored, unless their port or a namespace around it says that they are not. */
  static void checkObjects(PortNamespace namespace, Class<? extends Record> type) {
    if (namespace.storage().orElse(null) == PortStorage.NONE) return;
    for (var slot : RecordShape.of(type).slots()) {
      if (!namespace.byName().containsKey(slot.port())) continue;
      switch (slot.content()) {
        case SlotContent.ObjectLeaf(var object) -> {
          var storage = namespace.byName().get(slot.port()) instanceof InputPort port ? port.storage().orElse(null) : null;
          if (storage != PortStorage.NONE) {
            throw new IllegalArgumentException(type.getSimpleName() + "::" + slot.component() + ": the type " + object.getName()
                + " cannot be a port that is stored; use a Data class, an Optional of one, a record, a Map<String, Data"
                + " class>, for metadata a text, number, truth value, enum, list or Map<String, Object>, or declare it"
                + " non-stored");
          }
        }
        case SlotContent.Nested(var inner) -> checkObjects((PortNamespace) namespace.byName().get(slot.port()), inner);
        case SlotContent.DataLeaf _, SlotContent.PlainLeaf _, SlotContent.Open _ -> { }
      }
    }
  }

  /** The record's own constructor is the cross-port validator; not asked when a wrapping workflow removed ports. */
  private static String judge(Class<? extends Record> type, Map<String, Object> values, PortNamespace namespace) {
    for (var slot : RecordShape.of(type).slots()) if (!namespace.byName().containsKey(slot.port())) return null;
    try {
      Records.fromMap(type, values, "");
      return null;
    } catch (ValidationException e) {
      var first = e.errors().getFirst();
      return first.path().isEmpty() ? first.message() : first.path().substring(1) + ": " + first.message();
    }
  }

  /** Dotted paths, from the root record, of all namespaces made from the record class; the root itself is the empty path. */
  static List<String> paths(Class<? extends Record> root, Class<? extends Record> wanted) {
    var found = new ArrayList<String>();
    collect(root, wanted, "", 0, found);
    return found;
  }

  private static void collect(Class<? extends Record> at, Class<?> wanted, String path, int depth, List<String> found) {
    if (depth > MAX_DEPTH) throw new IllegalArgumentException("record " + at.getSimpleName() + " contains itself");
    if (at == wanted) found.add(path);
    for (var slot : RecordShape.of(at).slots()) {
      if (slot.content() instanceof SlotContent.Nested(var inner)) {
        collect(inner, wanted, PortName.join(path, slot.port()), depth + 1, found);
      }
    }
  }
}
