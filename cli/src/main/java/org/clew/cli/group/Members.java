package org.clew.cli.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.store.Groups;
import org.clew.store.Groups.Group;
import org.clew.store.Store;

/** Nodes of groups, as commands take and answer them. */
final class Members {
  private static final int LOT = 10_000;

  private Members() {}

  /** Pks of the nodes that somebody names. */
  static List<Long> named(Store store, List<String> identifiers) {
    return identifiers.stream().map(identifier -> Identifier.node(store.graph(), identifier).pk()).distinct().toList();
  }

  /** Either nodes are named, or the option says that all of the group are meant. */
  static void checkNamedOrAll(List<String> identifiers, boolean all, String option) {
    if (all == !identifiers.isEmpty()) throw CommandException.usage("Name nodes, or give " + option + " for all.");
  }

  /** The nodes that are named, or all of the group when none is. */
  static List<Long> chosen(Store store, Group group, List<String> identifiers) {
    return identifiers.isEmpty() ? all(store.annotations().groups(), group.uuid()) : named(store, identifiers);
  }

  static List<Long> all(Groups groups, UUID group) {
    var all = new ArrayList<Long>();
    var lot = groups.members(group, 0, LOT);
    while (!lot.isEmpty()) {
      all.addAll(lot);
      lot = groups.members(group, lot.getLast(), LOT);
    }
    return all;
  }

  /** What a change of members did, as JSON. */
  static Map<String, Object> json(Groups groups, Group group, String verb, long count) {
    var json = GroupJson.brief(group);
    json.put(verb, count);
    json.put("size", groups.size(group.uuid()));
    return new LinkedHashMap<>(json);
  }

  static String count(long nodes) {
    return nodes == 1 ? "1 node" : nodes + " nodes";
  }
}
