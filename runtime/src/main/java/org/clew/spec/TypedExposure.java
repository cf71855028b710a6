package org.clew.spec;

import java.util.List;
import java.util.Map;

/**
 * A component of a record that stands for another process.
 *
 * @param names of the ports that are exposed
 */
record TypedExposure(PropertyRef property, Direction direction, String process, List<String> names) {

  /** Where the component is in a tree of records. */
  List<Exposed> places(Class<? extends Record> root) {
    return RecordPorts.paths(root, property.owner()).stream()
        .map(path -> new Exposed(direction, PortName.join(path, property.port()), process, names)).toList();
  }

  /** The namespace of the component with the ports of the source; whether it may be left out is as its record says. */
  static PortNamespace of(PropertyRef property, PortNamespace own, Slot slot, String process, PortNamespace source,
      Exposure rules) {
    if (!(slot.content() instanceof SlotContent.Nested(var type)))
      throw new IllegalArgumentException(property + " must be a record to stand for the process '" + process + "'");
    var exposed = PortNamespace.of(own.name()).absorb(source, rules.options(Map.of()));
    for (var component : RecordShape.of(type).slots()) {
      if (exposed.byName().containsKey(component.port())) continue;
      if (source.byName().containsKey(component.port()) && !isNeeded(component)) continue;
      throw new IllegalArgumentException(property + " cannot stand for '" + process + "': " + type.getSimpleName() + " needs '"
          + component.port() + "', which is not exposed; make the component Optional, or expose the port");
    }
    if (!own.required()) exposed = exposed.optional();
    if (!own.populatesDefaults()) exposed = exposed.withoutPopulatingDefaults();
    return PortNamespace.of(own.name()).absorb(exposed, Exposure.ALL.options(rules.options()));
  }

  private static boolean isNeeded(Slot component) {
    return !component.isOptional() && !(component.content() instanceof SlotContent.Open);
  }
}
