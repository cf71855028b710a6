package org.clew.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clew.data.CodeData;
import org.clew.data.DataTypes;
import org.clew.provenance.Traversal;
import org.clew.provenance.TraversalRule;
import org.clew.provenance.TraversalRule.Purpose;
import org.clew.registry.CodeRegistry;
import org.clew.store.Bulk;
import org.clew.store.Store;

/**
 * Nodes that go for good, with all that makes no sense without them. Files stay in the repository, where the next maintenance
 * finds that nobody needs them.
 *
 * @param pks all nodes that go
 * @param followed the rules by which they were found
 */
public record Deletion(NavigableSet<Long> pks, Set<TraversalRule> followed) {

  /**
   * Collects what goes when these nodes do.
   *
   * @throws ArchiveException naming the processes among them that have not ended
   * @throws IllegalArgumentException when a fixed rule was to be changed
   */
  public static Deletion of(Store store, Collection<Long> start, Map<TraversalRule, Boolean> chosen) {
    var followed = TraversalRule.followed(Purpose.DELETE, chosen);
    var bulk = store.bulk();
    var pks = new TreeSet<>(Traversal.closure(start, followed, (lot, way, types) -> Exporter.across(bulk, lot, way, types)));
    var open = store.graph().active().stream().filter(process -> pks.contains(process.pk()))
        .map(process -> process.processLabel() + "<" + process.pk() + "> is " + process.state()).toList();
    if (!open.isEmpty())
      throw new ArchiveException("Processes that have not ended would have to go, too; wait for them, or kill them:", open);
    return new Deletion(pks, followed);
  }

  /** Removes all of them in one transaction; throws StoreException, and removes nothing, when the graph has grown meanwhile. */
  public Bulk.Removed run(Store store) {
    return store.bulk().remove(pks, followed, codes(store));
  }

  /** Labels that mean a code among them: they are free afterwards. */
  private List<String> codes(Store store) {
    var gone = new ArrayList<String>();
    var registry = CodeRegistry.of(store);
    for (var lot : Exporter.lots(pks)) {
      for (var node : store.bulk().nodes(lot)) {
        if (node.row().nodeType().equals("data.code")) label(node).flatMap(registry::find)
            .filter(entry -> entry.node().uuid().equals(node.uuid())).ifPresent(entry -> gone.add("code|" + entry.fullLabel()));
      }
    }
    return gone;
  }

  private static Optional<String> label(Bulk.Node node) {
    try {
      return DataTypes.read("data.code", node.row().content(), Contents.Named::new) instanceof CodeData code
          ? Optional.of(code.fullLabel()) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
