package org.clew.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.NodeRef;
import org.clew.repository.Repository;
import org.clew.spec.Resolver;
import org.clew.store.Graph;
import org.clew.store.Graph.NodeRow;

/**
 * Values of the store that inputs name: <code>{"$node": pk, uuid or label}</code> anywhere, or the name alone where a port wants
 * it.
 */
record StoredValues(Graph graph, Repository repository) implements Resolver {
  private static final String REFERENCE = "$node";
  private static final String LITERAL = "$data";

  @Override public Optional<Data> resolve(Class<? extends Data> type, Object raw) {
    if (!(raw instanceof String || raw instanceof Long)) return Optional.empty();
    return new NodeFinder(graph).data(raw.toString()).map(this::load).filter(type::isInstance);
  }

  /** The tree with every reference replaced by the value it names; 400 for one that names nothing. */
  Map<String, Object> resolved(Map<?, ?> inputs) {
    var resolved = new LinkedHashMap<String, Object>();
    inputs.forEach((name, value) -> resolved.put((String) name, value instanceof Map<?, ?> map ? resolvedMap(map) : value));
    return resolved;
  }

  private Object resolvedMap(Map<?, ?> map) {
    if (map.size() == 1 && map.get(LITERAL) instanceof Map<?, ?> data) return literal(data);
    if (map.size() != 1 || !map.containsKey(REFERENCE)) return resolved(map);
    var name = String.valueOf(map.get(REFERENCE));
    return new NodeFinder(graph).data(name).map(this::load)
        .orElseThrow(() -> Request.bad("There is no data node '" + name + "' in this store, which the inputs refer to."));
  }

  /** A value by its type name and plain content; its files are in the repository already. */
  private Data literal(Map<?, ?> data) {
    if (data.get("type") instanceof String type) return DataTypes.read(type, data.get("plain"), repository);
    throw Request.bad("'" + LITERAL + "' needs 'type' and 'plain'");
  }

  private Data load(NodeRow row) {
    var data = DataTypes.read(row.nodeType(), row.content(), repository);
    data.stored(new NodeRef(row.pk(), row.uuid()));
    return data;
  }

  /** The reader of lists and mappings that were typed: JSON. */
  static Object parse(String text) {
    return switch (org.clew.store.PlainJson.read(text)) {
      case List<?> list -> list;
      case Map<?, ?> map -> map;
      case null, default -> throw new IllegalArgumentException("'" + text + "' is neither a JSON list nor a JSON object");
    };
  }
}
