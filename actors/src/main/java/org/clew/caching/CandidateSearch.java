package org.clew.caching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.cache.Hit;
import org.clew.cache.Search;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.data.Value.Note;
import org.clew.definition.Definition;
import org.clew.process.Birth;
import org.clew.store.Calculations;
import org.clew.store.Graph;
import org.clew.store.Store;

/** Goes through the calculations of a store that have the same hash, until one is valid. */
final class CandidateSearch implements Search {
  private static final int PAGE = 20;
  /** So many that cannot be used are looked at before the calculation is done. */
  private static final int MOST = 200;
  private static final int TOLD = 3;

  private final Store store;
  private final StoredCalculations.Patience patience;
  private final Birth birth;
  private final Definition definition;
  private final Deque<Long> page = new ArrayDeque<>();
  private final List<String> refused = new ArrayList<>();
  private long last;
  private int seen;

  CandidateSearch(Store store, StoredCalculations.Patience patience, Birth birth, Definition definition) {
    this.store = store;
    this.patience = patience;
    this.birth = birth;
    this.definition = definition;
  }

  @Override public Optional<Hit> next() {
    for (var pk = candidate(); pk != null; pk = candidate()) {
      last = pk;
      if (pk == birth.node().pk()) continue;
      var hit = patience.ask(() -> valid(last));
      if (hit.isPresent()) return hit;
    }
    return Optional.empty();
  }

  @Override public void refuse(String why) {
    refused.add(last + " (" + why + ")");
  }

  @Override public Optional<String> miss() {
    if (refused.isEmpty()) return Optional.of("There was no equal calculation.");
    var more = refused.size() > TOLD ? " and " + (refused.size() - TOLD) + (seen < MOST ? " more" : " or more") : "";
    return Optional.of((refused.size() == 1 ? "The equal calculation " : "The equal calculations ")
        + String.join(", ", refused.subList(0, Math.min(TOLD, refused.size()))) + more + " cannot be used.");
  }

  private Long candidate() {
    if (page.isEmpty() && seen < MOST) {
      page.addAll(patience.ask(() -> store.calculations().withHash(birth.hash(), last, PAGE)));
      seen += PAGE;
    }
    return page.poll();
  }

  private Optional<Hit> valid(long pk) {
    var graph = store.graph();
    var process = graph.process(pk).orElse(null);
    var node = process == null ? null : graph.node(pk).orElse(null);
    if (node == null || !birth.hash().equals(CacheMarks.of(node).get(Calculations.HASH))) return Optional.empty();
    var objection = new Validity(graph).objection(process, node, definition.spec().exitCodes());
    if (objection.isPresent()) {
      refuse(objection.get());
      return Optional.empty();
    }
    return Optional.of(new Hit(new NodeRef(pk, process.uuid()), process.exitStatus(), process.exitMessage(), outputs(graph, pk)));
  }

  private static Map<String, Value> outputs(Graph graph, long pk) {
    var outputs = new LinkedHashMap<String, Value>();
    for (var link : graph.outgoing(pk)) {
      var data = link.other();
      if (link.type().equals("create")) {
        outputs.put(link.label(), new Value(data.pk(), data.uuid(), data.nodeType(), data.content(), Value.Origin.KNOWN,
            Note.of(data.label(), data.description())));
      }
    }
    return outputs;
  }
}
