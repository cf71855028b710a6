package org.clew.checkpoint;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.clew.store.Row;
import org.clew.store.Store;

/** Finds links of the provenance graph that lead to a node which is not there. Reads only, also beside engines. */
public final class DanglingLinks {
  private final Store store;
  private final BitSet nodes = new BitSet();
  private final List<Finding> findings = new ArrayList<>();
  private long links;

  private DanglingLinks(Store store) {
    this.store = store;
  }

  /**
   * @param pk the end that is there, or the source when both are missing
   * @param missing the node that is not there
   */
  public record Finding(long pk, long missing, String text) {}

  /** @param links that were looked at */
  public record Report(long links, List<Finding> findings) {}

  public static Report of(Store store) {
    var check = new DanglingLinks(store);
    store.inventory().nodes(node -> {
      if (node.pk() <= Integer.MAX_VALUE) check.nodes.set((int) node.pk());
    });
    var suspects = new ArrayList<Row.Link>();
    store.inventory().links(link -> {
      check.links++;
      if (!check.isRead(link.sourcePk()) || !check.isRead(link.targetPk())) suspects.add(link);
    });
    suspects.forEach(check::look);
    return new Report(check.links, List.copyOf(check.findings));
  }

  private boolean isRead(long pk) {
    return pk <= Integer.MAX_VALUE && nodes.get((int) pk);
  }

  /** The node may have come after the nodes were read. */
  private void look(Row.Link link) {
    for (long end : new long[] {link.sourcePk(), link.targetPk()}) {
      if (isRead(end) || store.graph().node(end).isPresent()) continue;
      var other = end == link.sourcePk() ? link.targetPk() : link.sourcePk();
      findings.add(new Finding(other, end, "has a link '" + link.label() + "' (" + link.type() + ") "
          + (end == link.sourcePk() ? "from" : "to")
          + " node " + end + ", which does not exist"));
    }
  }
}
