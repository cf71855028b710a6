package org.clew.cli.cache;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.clew.cache.AmbiguousCachingException;
import org.clew.cache.CachingRules.Rule;
import org.clew.caching.CacheMarks;
import org.clew.caching.CachingSettings;
import org.clew.caching.StoredParts;
import org.clew.caching.Validity;
import org.clew.cli.config.Settings;
import org.clew.definition.Definitions;
import org.clew.hash.Difference;
import org.clew.spec.ExitCodes;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.clew.store.Calculations;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;

/**
 * What can be said of a calculation and the cache.
 *
 * @param marks attributes of its node
 * @param settings what the settings say now: {@code true}, {@code false}, or what is wrong with them
 * @param equal other calculations with the same hash
 * @param nearest a calculation of the same process that differs least; only when none is equal
 */
record Findings(ProcessRow calculation, Map<?, ?> marks, Optional<ProcessRow> source, Object settings, List<Equal> equal,
    Optional<Near> nearest) {
  private static final int EQUALS = 20;
  private static final int COMPARED = 50;

  record Equal(ProcessRow process, Optional<String> objection) {}

  record Near(ProcessRow process, List<Difference> differences) {}

  static Findings of(Store store, Path home, UnaryOperator<String> computers, ProcessRow calculation) {
    var graph = store.graph();
    var marks = CacheMarks.of(graph.node(calculation.pk()).orElseThrow());
    var source = Optional.ofNullable(calculation.cachedFrom()).flatMap(uuid -> graph.node(UUID.fromString(uuid)))
        .flatMap(node -> graph.process(node.pk()));
    var equal = marks.get(Calculations.HASH) instanceof String hash ? equal(store, calculation, hash) : List.<Equal>of();
    var nearest = equal.isEmpty() ? nearest(graph, computers, calculation) : Optional.<Near>empty();
    return new Findings(calculation, marks, source, settings(home, calculation.processType()), equal, nearest);
  }

  private static List<Equal> equal(Store store, ProcessRow calculation, String hash) {
    var codes = codes(calculation);
    var found = new ArrayList<Equal>();
    for (var pk : store.calculations().withHash(hash, 0, EQUALS)) {
      var node = store.graph().node(pk);
      var process = store.graph().process(pk);
      if (pk == calculation.pk() || process.isEmpty()) continue;
      if (!hash.equals(CacheMarks.of(node.orElseThrow()).get(Calculations.HASH))) continue;
      found.add(new Equal(process.get(), new Validity(store.graph()).objection(process.get(), node.get(), codes)));
    }
    return found;
  }

  /** Of the definition; those that every process of its kind has when it is not known here. */
  private static ExitCodes codes(ProcessRow calculation) {
    return Definitions.discovered(Thread.currentThread().getContextClassLoader()).find(calculation.processType())
        .map(definition -> definition.spec().exitCodes())
        .orElseGet(() -> ProcessSpec.of(calculation.processType(), ProcessKind.of(calculation.kind())).exitCodes());
  }

  private static Optional<Near> nearest(Graph graph, UnaryOperator<String> computers, ProcessRow calculation) {
    var parts = StoredParts.of(graph, calculation);
    var earlier = new Graph.Filter(Set.of("finished"), Optional.of(calculation.processLabel()), false, false, false,
        Optional.empty(), OptionalLong.empty(), COMPARED);
    return graph.processes(earlier).stream()
        .filter(other -> other.pk() != calculation.pk() && other.processType().equals(calculation.processType()))
        .map(other -> new Near(other, Difference.between(parts, StoredParts.of(graph, other), computers)))
        .min(Comparator.comparingInt((Near near) -> near.differences().size()).thenComparing(near -> -near.process().pk()));
  }

  private static Object settings(Path home, String type) {
    try {
      return CachingSettings.rules(new Settings(home).changed()).of(type) == Rule.ENABLED;
    } catch (AmbiguousCachingException e) {
      return e.getMessage();
    }
  }

  String result() {
    return calculation.cachedFrom() != null ? "hit" : marks.get(CacheMarks.MISS) != null ? "miss" : "off";
  }

  String sentence() {
    return switch (result()) {
      case "hit" -> "has the results of process " + source.map(process -> process.pk() + " (" + process.uuid() + ")")
          .orElse(calculation.cachedFrom()) + ".";
      case "miss" -> "was done. " + marks.get(CacheMarks.MISS);
      default -> calculation.sealed() || calculation.jobState() != null && !calculation.jobState().equals("uploading")
          ? "was done without asking the cache: it was off." : "has not ended and was not looked for in the cache yet.";
    };
  }

  String settingsSentence() {
    if (!(settings instanceof Boolean cached)) return "cannot be judged. " + settings;
    return cached ? "is taken from the cache." : "is not taken from the cache.";
  }

  Map<String, Object> json() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("pk", calculation.pk());
    plain.put("uuid", calculation.uuid().toString());
    plain.put("process_type", calculation.processType());
    plain.put("hash", marks.get(Calculations.HASH));
    plain.put("result", result());
    plain.put("cached_from", calculation.cachedFrom());
    plain.put("reason", marks.get(CacheMarks.MISS));
    plain.put("caching_enabled", settings instanceof Boolean ? settings : null);
    plain.put("valid", !Boolean.FALSE.equals(marks.get(CacheMarks.VALID)));
    plain.put("equal", equal.stream().map(Findings::json).toList());
    plain.put("nearest", nearest.map(near -> {
      var one = new LinkedHashMap<String, Object>();
      one.put("pk", near.process().pk());
      one.put("uuid", near.process().uuid().toString());
      one.put("differences", near.differences().stream().map(CacheExplain::json).toList());
      return one;
    }).orElse(null));
    return plain;
  }

  private static Map<String, Object> json(Equal one) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("pk", one.process().pk());
    plain.put("uuid", one.process().uuid().toString());
    plain.put("usable", one.objection().isEmpty());
    plain.put("objection", one.objection().orElse(null));
    return plain;
  }
}
