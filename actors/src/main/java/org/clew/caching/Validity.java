package org.clew.caching;

import java.util.Optional;
import java.util.UUID;
import org.clew.spec.ExitCode.CacheUse;
import org.clew.spec.ExitCodes;
import org.clew.store.Graph;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;

/** Whether a calculation of the store may stand in the place of others; files on other computers are not looked at. */
public final class Validity {
  private final Graph graph;

  public Validity(Graph graph) {
    this.graph = graph;
  }

  /**
   * Why it may not, as a clause for people; empty when it may.
   *
   * @param codes of its definition as it is now
   */
  public Optional<String> objection(ProcessRow calculation, NodeRow node, ExitCodes codes) {
    if (!calculation.state().equals("finished")) {
      return Optional.of(calculation.sealed() ? "it was " + calculation.state() : "it has not ended");
    }
    if (!calculation.sealed()) return Optional.of("it has not ended");
    return exitCode(calculation, codes).or(() -> marked(node)).or(() -> ofItsSource(calculation));
  }

  private static Optional<String> exitCode(ProcessRow calculation, ExitCodes codes) {
    return codes.find(calculation.exitStatus()).filter(code -> code.cacheUse() == CacheUse.REFUSED)
        .map(code -> "it ended with exit code " + code.status() + (code.label().isEmpty() ? "" : " (" + code.label() + ")")
            + ", whose results are not used again");
  }

  private static Optional<String> marked(NodeRow node) {
    var marks = CacheMarks.of(node);
    if (Boolean.FALSE.equals(marks.get(CacheMarks.VALID))) return Optional.of("somebody has taken it out of the cache");
    return Optional.ofNullable(marks.get(CacheMarks.CLEANED)).map(when -> "its working directory was emptied on " + when);
  }

  /** Results that were taken from another calculation are as good as that one. */
  private Optional<String> ofItsSource(ProcessRow calculation) {
    var source = calculation.cachedFrom();
    while (source != null) {
      var node = graph.node(UUID.fromString(source)).orElse(null);
      if (node == null) return Optional.empty();
      var objection = marked(node)
          .map(why -> "its results are those of process " + node.pk() + ", and " + why.replaceFirst("^it was", "that was"));
      if (objection.isPresent()) return objection;
      source = CacheMarks.of(node).get(CacheMarks.CACHED_FROM) instanceof String next ? next : null;
    }
    return Optional.empty();
  }
}
