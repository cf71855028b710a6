package org.clew.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Records as ports: the binding between a record class and a namespace, and between a record and a nested mapping.
 *
 * <p>A component of a Data class is a required port, {@code Optional} of one an optional port, a record a namespace, {@code
 * Map<String,
 * T extends Data>} a dynamic namespace. Text, numbers, truth values, enums, lists and {@code Map<String, Object>} are metadata
 * ports.
 * Other objects are ports that must be declared non-stored. An Optional record is a namespace that may be left out as a whole.
 * Component {@code maxIterations} is port {@code max_iterations}.
 */
public final class Records {
  private Records() {}

  /** The namespace {@code inputs} or {@code outputs} that the record stands for. */
  public static PortNamespace namespaceOf(Class<? extends Record> type, Direction direction) {
    return namespaceOf(type, direction, Map.of());
  }

  /** The same with changes to ports, by dotted port path; an unknown path is an IllegalArgumentException. */
  public static PortNamespace namespaceOf(Class<? extends Record> type, Direction direction,
      Map<String, ? extends UnaryOperator<Port>> changes) {
    var namespace = RecordPorts.namespace(direction.root(), type, direction);
    for (var change : changes.entrySet()) {
      if (namespace.port(change.getKey()).isEmpty())
        throw new IllegalArgumentException(type.getSimpleName() + " has no port '" + change.getKey() + "'");
      namespace = namespace.change(change.getKey(), change.getValue()::apply);
    }
    RecordPorts.checkObjects(namespace, type);
    return namespace;
  }

  /** Nested unmodifiable mapping by port name; empty Optionals and nulls are left out. */
  public static Map<String, Object> toMap(Record tuple) {
    var slots = RecordShape.of(tuple.getClass()).slots();
    var map = LinkedHashMap.<String, Object>newLinkedHashMap(slots.size());
    for (var slot : slots) {
      var value = slot.toPort(slot.get(tuple));
      if (value != null) map.put(slot.port(), value);
    }
    return Collections.unmodifiableMap(map);
  }

  /** The record of processed inputs; names it does not know are passed over. */
  public static <R extends Record> R fromMap(Class<R> type, Map<String, ?> values) {
    return fromMap(type, values, Direction.INPUTS.root());
  }

  /**
   * The record of a nested mapping.
   *
   * @param path where the mapping stands, for messages
   * @throws ValidationException when a value is missing or does not fit, or the record's constructor refuses the values
   */
  public static <R extends Record> R fromMap(Class<R> type, Map<String, ?> values, String path) {
    var shape = RecordShape.of(type);
    var slots = shape.slots();
    var components = new Object[slots.size()];
    for (int i = 0; i < components.length; i++) {
      var slot = slots.get(i);
      components[i] = slot.toComponent(values.get(slot.port()), path);
    }
    return type.cast(shape.create(components, path));
  }

  /** A copy with one component changed. */
  public static <R extends Record, T> R copy(R tuple, Property<R, T> component, T value) {
    @SuppressWarnings("unchecked")
    var type = (Class<R>) tuple.getClass();
    var shape = RecordShape.of(type);
    var name = PropertyRef.of(component).component();
    var values = shape.slots().stream().map(slot -> slot.component().equals(name) ? value : slot.get(tuple)).toArray();
    return type.cast(shape.create(values, type.getSimpleName()));
  }

  /** {@code maxIterations} to {@code max_iterations}, {@code scfHTMLFile} to {@code scf_html_file}. */
  public static String portName(String component) {
    var name = new StringBuilder(component.length() + 4);
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      if (Character.isUpperCase(c)) {
        boolean afterLower = i > 0 && component.charAt(i - 1) != '_' && !Character.isUpperCase(component.charAt(i - 1));
        boolean lastOfRun = i > 0 && Character.isUpperCase(component.charAt(i - 1)) && i + 1 < component.length()
            && Character.isLowerCase(component.charAt(i + 1));
        if (afterLower || lastOfRun) name.append('_');
      }
      name.append(Character.toLowerCase(c));
    }
    return PortName.check(name.toString());
  }
}
