package org.clew.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.spec.Exposed.Reach;

/** Finds in the values of a process those that belong to exposed ports. */
final class Exposures {
  private Exposures() {}

  static Map<String, Object> inputs(ProcessSpec spec, Map<String, ?> values, String process, String namespace, Reach reach) {
    var found = new LinkedHashMap<String, Object>();
    for (var exposed : of(spec, Direction.INPUTS, process, namespace, reach)) {
      var at = exposed.namespace().isEmpty() ? values : Trees.get(values, exposed.namespace());
      if (!(at instanceof Map<?, ?> given)) continue;
      for (var name : exposed.names()) if (given.containsKey(name)) found.put(name, given.get(name));
    }
    return found;
  }

  static Map<String, Data> outputs(ProcessSpec spec, Map<String, ? extends Data> byLabel, String process, String namespace,
      Reach reach) {
    var places = new LinkedHashMap<String, String>();
    for (var exposed : of(spec, Direction.OUTPUTS, process, namespace, reach)) {
      exposed.names().forEach(name -> places.put(name, exposed.namespace()));
    }
    var found = new LinkedHashMap<String, Data>();
    byLabel.forEach((label, data) -> {
      var path = PortName.toPath(label);
      var place = places.get(PortName.split(path).getFirst());
      if (place == null) return;
      var exposed = PortName.join(place, path);
      if (hasPlace(spec.outputs(), PortName.split(exposed))) found.put(exposed, data);
    });
    return found;
  }

  /** Whether there is a port for the output: what nested rules have excluded has none. */
  private static boolean hasPlace(PortNamespace namespace, List<String> path) {
    return switch (namespace.byName().get(path.getFirst())) {
      case PortNamespace inner -> path.size() > 1 && hasPlace(inner, path.subList(1, path.size()));
      case null -> namespace.isDynamic();
      case InputPort _, OutputPort _ -> path.size() == 1;
    };
  }

  /** From the outermost namespace to the innermost. */
  private static List<Exposed> of(ProcessSpec spec, Direction direction, String process, String namespace, Reach reach) {
    var at = new ArrayList<Exposed>();
    for (var exposed : spec.exposed()) {
      if (exposed.direction() != direction || !exposed.process().equals(process)) continue;
      boolean around = exposed.namespace().isEmpty() || namespace.startsWith(exposed.namespace() + ".");
      if (exposed.namespace().equals(namespace) || reach == Reach.AGGLOMERATE && around) at.add(exposed);
    }
    if (at.stream().noneMatch(exposed -> exposed.namespace().equals(namespace))) {
      throw new IllegalArgumentException("process '" + spec.name() + "' exposes no " + direction.root() + " of '" + process + "' "
          + (namespace.isEmpty() ? "at the top" : "in the namespace '" + namespace + "'"));
    }
    at.sort((a, b) -> Integer.compare(a.namespace().length(), b.namespace().length()));
    return at;
  }
}
