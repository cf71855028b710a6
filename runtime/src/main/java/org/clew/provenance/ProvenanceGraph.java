package org.clew.provenance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.provenance.NodeView.Stage;

/** A graph in memory that keeps the rules: what {@link LinkRules} refuses is not added. Not thread-safe. */
public final class ProvenanceGraph implements GraphView {
  private final Map<Long, NodeView> nodes = new HashMap<>();
  private final Map<Long, List<Link>> incoming = new HashMap<>();
  private final Map<Long, List<Link>> outgoing = new HashMap<>();

  /** Adds a node that is not stored; throws IllegalArgumentException when there is one. */
  public ProvenanceGraph add(long id, NodeKind kind) {
    if (nodes.putIfAbsent(id, new NodeView(kind, Stage.NEW)) != null)
      throw new IllegalArgumentException("there is a node " + id + " already");
    return this;
  }

  /** Adds a link and answers nothing, or leaves it out and says why. */
  public Optional<String> link(Link link) {
    var problem = LinkRules.check(this, link);
    if (problem.isEmpty()) {
      incoming.computeIfAbsent(link.target(), _ -> new ArrayList<>()).add(link);
      outgoing.computeIfAbsent(link.source(), _ -> new ArrayList<>()).add(link);
    }
    return problem;
  }

  /** From now on the node is stored. */
  public ProvenanceGraph store(long id) {
    return stage(id, Stage.STORED);
  }

  /** From now on the process is sealed. */
  public ProvenanceGraph seal(long id) {
    return stage(id, Stage.SEALED);
  }

  private ProvenanceGraph stage(long id, Stage stage) {
    var before = nodes.get(id);
    if (before == null) throw new IllegalArgumentException("there is no node " + id);
    if (stage.compareTo(before.stage()) > 0) nodes.put(id, new NodeView(before.kind(), stage));
    return this;
  }

  @Override public Optional<NodeView> node(long id) {
    return Optional.ofNullable(nodes.get(id));
  }

  @Override public Collection<Link> incoming(long id) {
    return incoming.getOrDefault(id, List.of());
  }

  @Override public Collection<Link> outgoing(long id) {
    return outgoing.getOrDefault(id, List.of());
  }
}
