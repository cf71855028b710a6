package org.clew.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.clew.computer.BuiltIn;
import org.clew.data.CodeData;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.NodeRef;
import org.clew.registry.CodeRegistry;
import org.clew.registry.CodeRegistry.Visibility;
import org.clew.repository.Repository;
import org.clew.spec.Resolver;
import org.clew.spec.Suggestion;
import org.clew.spec.ValidationError;
import org.clew.spec.ValidationException;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Store;

/**
 * Values of the store that inputs name: <code>{"$node": pk, uuid or label}</code> anywhere, or the name alone where a port wants
 * it.
 */
record StoredValues(Store store, Repository repository) implements Resolver {
  private static final String REFERENCE = "$node";
  private static final String LITERAL = "$data";

  @Override public Optional<Data> resolve(Class<? extends Data> type, Object raw) {
    if (!(raw instanceof String || raw instanceof Long)) return Optional.empty();
    var found = new NodeFinder(store.graph()).data(raw.toString()).map(this::load).filter(type::isInstance);
    return found.isEmpty() && type == CodeData.class && raw instanceof String label ? Optional.of(builtIn(label)) : found;
  }

  private Data builtIn(String label) {
    var bash = BuiltIn.bash();
    if (label.equals(bash.fullLabel())) return bash;
    var labels = new TreeSet<>(List.of(bash.fullLabel()));
    for (var code : CodeRegistry.of(store).list()) if (code.visibility() == Visibility.SHOWN) labels.add(code.fullLabel());
    throw new IllegalArgumentException("there is no code '" + label + "' (label@computer, pk, or start of a uuid)"
        + Suggestion.nearest(label, labels).map(near -> "; did you mean '" + near + "'?")
        .orElse("; 'clew code list' shows those there are"));
  }

  /**
   * What is given for a port or namespace, with every reference replaced by the value it names.
   *
   * @param path of the port, such as {@code inputs.pw}
   * @throws ValidationException with the path of each reference that leads nowhere
   */
  Object resolved(Object value, String path) {
    var errors = new ArrayList<ValidationError>();
    var resolved = resolved(value, path, errors);
    if (!errors.isEmpty()) throw new ValidationException(errors);
    return resolved;
  }

  private Object resolved(Object value, String path, List<ValidationError> errors) {
    if (!(value instanceof Map<?, ?> map)) return value;
    try {
      if (map.size() == 1 && map.get(LITERAL) instanceof Map<?, ?> data) return literal(data);
      if (map.size() == 1 && map.containsKey(REFERENCE)) return referred(map.get(REFERENCE));
    } catch (IllegalArgumentException e) {
      errors.add(new ValidationError(path, e.getMessage()));
      return value;
    }
    var resolved = new LinkedHashMap<String, Object>();
    map.forEach((name, inner) -> resolved.put((String) name, resolved(inner, path + "." + name, errors)));
    return resolved;
  }

  private Data referred(Object name) {
    return new NodeFinder(store.graph()).data(String.valueOf(name)).map(this::load)
        .orElseThrow(() -> new IllegalArgumentException(
        "there is no data node '" + name
            + "' in this store; give the pk, the uuid or the label of one, 'clew node list' shows those there are"));
  }

  /** A value by its type name and plain content; its files are in the repository already. */
  private Data literal(Map<?, ?> data) {
    if (data.get("type") instanceof String type) return DataTypes.read(type, data.get("plain"), repository);
    throw new IllegalArgumentException("'" + LITERAL + "' needs 'type' and 'plain'");
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
