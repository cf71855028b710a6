package org.clew.archive.aiida;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clew.archive.aiida.AiidaTypes.Converted;
import org.clew.archive.aiida.AiidaTypes.Node;
import org.clew.data.Orbital;

/** Orbitals of AiiDA and projections onto them; numbers that it has left open are not there. */
final class AiidaOrbitals {
  private static final String ORBITALS = "orbital_dicts";
  private static final String BANDS = "reference_bandsdata_uuid";

  private AiidaOrbitals() {}

  /** Null when they cannot be read. */
  static Converted of(Node node) {
    var orbitals = orbitals(node);
    return orbitals == null ? null : AiidaTypes.converted("data.orbital", Map.of("orbitals", orbitals), node, Set.of(ORBITALS));
  }

  /** @param arrays the same node as mere arrays; its content is extended */
  static Converted projections(Node node, Converted arrays) {
    var orbitals = orbitals(node);
    if (orbitals == null || !(arrays.content() instanceof Map<?, ?> content)) return null;
    var used = new TreeSet<>(node.attributes().keySet());
    used.removeAll(arrays.left().keySet());
    used.addAll(Set.of(ORBITALS, BANDS));
    var plain = new LinkedHashMap<String, Object>();
    plain.put("orbitals", orbitals);
    if (node.attributes().get(BANDS) != null) plain.put("bands", node.attributes().get(BANDS));
    plain.put("arrays", content.get("arrays"));
    return AiidaTypes.converted("data.array.projection", plain, node, used);
  }

  private static List<Object> orbitals(Node node) {
    if (!(node.attributes().get(ORBITALS) instanceof List<?> given)) return null;
    var orbitals = new ArrayList<Object>();
    for (var each : given) {
      if (!(each instanceof Map<?, ?> orbital) || !(orbital.get("_orbital_type") instanceof String type)) return null;
      var plain = new LinkedHashMap<String, Object>();
      plain.put("kind", type.replaceFirst("^core\\.", ""));
      orbital.forEach((name, value) -> {
        if (value != null && !name.equals("_orbital_type"))
          plain.put((String) name, name.equals("position") ? AiidaTypes.reals(value) : value);
      });
      try {
        orbitals.add(Orbital.read(plain).plain());
      } catch (IllegalArgumentException _) {
        return null;
      }
    }
    return orbitals;
  }
}
