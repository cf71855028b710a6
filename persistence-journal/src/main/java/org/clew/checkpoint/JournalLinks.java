package org.clew.checkpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.data.Value;
import org.clew.process.ProcessState;
import org.clew.provenance.LinkType;
import org.clew.store.Graph.LinkRow;

/** Holds the links of one process against what its journal says: none is missing, and none was added behind its back. */
final class JournalLinks {
  private JournalLinks() {}

  static void compare(ProcessState state, List<LinkRow> incoming, List<LinkRow> outgoing, List<String> found) {
    var inputs = new HashMap<>(state.birth().inputs());
    for (var link : incoming) {
      if (!isOf(link, true)) continue;
      if (!takeAway(inputs, link.label(), link.sourcePk())) found.add(unknown("input", link.label(), link.sourcePk()));
    }
    inputs.keySet().forEach(label -> found.add("has no link to its input '" + label + "'"));
    var outputs = new HashMap<>(state.outputs());
    for (var link : outgoing) {
      if (!isOf(link, false)) continue;
      if (!takeAway(outputs, link.label(), link.targetPk())) found.add(unknown("output", link.label(), link.targetPk()));
    }
    outputs.keySet().forEach(label -> found.add("has no link to its output '" + label + "'"));
  }

  private static String unknown(String what, String label, long pk) {
    return "has a link to the " + what + " '" + label + "', node " + pk + ", that its journal does not know";
  }

  private static boolean isOf(LinkRow link, boolean isInput) {
    return LinkType.find(link.type()).map(type -> type.isInput() == isInput && !type.isCall()).orElse(false);
  }

  private static boolean takeAway(Map<String, Value> values, String label, long pk) {
    var value = values.get(label);
    if (value == null || value.pk() != pk) return false;
    values.remove(label);
    return true;
  }
}
