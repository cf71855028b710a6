package org.clew.archive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.provenance.TraversalRule.Way;
import org.clew.store.Fixtures;
import org.clew.store.Store;

/** All that a store knows, by uuid: two stores with equal portraits hold isomorphic graphs. */
record Portrait(Map<UUID, NodeRecord> nodes, Map<UUID, UUID> callers, Set<Records.Link> links, Set<Records.Log> logs,
    Set<Records.Comment> comments, Map<String, Set<UUID>> groups) {

  static Portrait of(Store store) {
    var bulk = store.bulk();
    var pks = Fixtures.pks(store);
    var uuids = new HashMap<Long, UUID>();
    var portrait = new Portrait(new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(),
        new HashMap<>());
    for (var lot : Exporter.lots(pks)) bulk.nodes(lot).forEach(node -> uuids.put(node.pk(), node.uuid()));
    for (var lot : Exporter.lots(pks)) {
      var extras = store.annotations().extras(lot);
      for (var node : bulk.nodes(lot)) {
        portrait.nodes.put(node.uuid(), Exporter.record(node, extras.getOrDefault(node.pk(), Map.of())));
        if (node.process() != null && node.process().parentPk() != null)
          portrait.callers.put(node.uuid(), uuids.get(node.process().parentPk()));
      }
      bulk.links(lot, Way.FORWARD).forEach(link ->
          portrait.links.add(new Records.Link(uuids.get(link.source()), uuids.get(link.target()), link.type(), link.label())));
      bulk.logs(lot).forEach(log -> portrait.logs.add(
          new Records.Log(uuids.get(log.pk()), log.time(), log.sequence(), log.level(), log.logger(), log.message())));
      bulk.comments(lot)
          .forEach(comment -> portrait.comments.add(new Records.Comment(comment.uuid(), uuids.get(comment.pk()), comment.author(),
          comment.ctime(), comment.mtime(), comment.text())));
    }
    var groups = store.annotations().groups();
    groups.all().stream().filter(group -> group.type().equals("core")).forEach(group -> {
      var members = new HashSet<UUID>();
      groups.members(group.uuid(), 0, Integer.MAX_VALUE).forEach(pk -> members.add(uuids.get(pk)));
      portrait.groups.put(group.label(), members);
    });
    return portrait;
  }
}
