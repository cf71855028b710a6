package org.clew.caching;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.hash.CalculationParts;
import org.clew.hash.CalculationParts.Part;
import org.clew.spec.ProcessKind;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;

/** What a stored calculation computes, read back from the graph. */
public final class StoredParts {
  private static final String VERSION = "version";
  private static final String METADATA = "metadata_inputs";

  private StoredParts() {}

  public static CalculationParts of(Graph graph, ProcessRow calculation) {
    var attributes = CacheMarks.of(graph.node(calculation.pk()).orElseThrow());
    var inputs = new LinkedHashMap<String, Part>();
    for (var link : graph.incoming(calculation.pk())) {
      if (link.type().equals("input_calc")) inputs.put(link.label(), new Part(link.other().nodeType(), link.other().content()));
    }
    return CalculationParts.of(calculation.processType(), ProcessKind.of(calculation.kind()), map(attributes.get(VERSION)),
        map(attributes.get(METADATA)), inputs);
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
