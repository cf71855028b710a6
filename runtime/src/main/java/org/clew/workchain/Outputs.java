package org.clew.workchain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Data;
import org.clew.definition.Definition;
import org.clew.spec.LinkLabels;
import org.clew.spec.PortName;
import org.clew.spec.Property;
import org.clew.spec.PropertyRef;
import org.clew.spec.RecordArguments;
import org.clew.spec.Records;

/** Outputs between records and labels. */
final class Outputs {
  private Outputs() {}

  /** The outputs of a child as the record that its definition declares; missing ones are an error. */
  static Record record(Definition definition, Map<String, Data> byLabel) {
    var type = RecordArguments.of(definition.owner()).getLast();
    return Records.fromMap(type, LinkLabels.nest(byLabel), "outputs");
  }

  /** Data by dotted port name, of a component that is data, an optional, a mapping or a record. */
  static Map<String, Data> leaves(Property<?, ?> port, Object value) {
    var leaves = new LinkedHashMap<String, Data>();
    collect(Records.portName(PropertyRef.of(port).component()), value, leaves);
    return leaves;
  }

  private static void collect(String path, Object value, Map<String, Data> leaves) {
    switch (value) {
      case null -> throw new IllegalArgumentException("outputs." + path + " must not be null");
      case Data data -> leaves.put(path, data);
      case Optional<?> optional -> optional.ifPresent(present -> collect(path, present, leaves));
      case Record record -> Records.toMap(record).forEach((name, inner) -> collect(PortName.join(path, name), inner, leaves));
      case Map<?, ?> map -> map.forEach((name, inner) -> collect(PortName.join(path, (String) name), inner, leaves));
      default -> throw new IllegalArgumentException(
          "outputs." + path + " must be data, not a " + value.getClass().getSimpleName());
    }
  }
}
