package org.clew.registry;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clew.data.CodeData;
import org.clew.data.NodeRef;
import org.clew.registry.RegistryEvent.CodeCreated;
import org.clew.registry.RegistryEvent.CodeHidden;
import org.clew.registry.RegistryEvent.CodeRevealed;
import org.clew.registry.RegistryEvent.ComputerConfigured;
import org.clew.registry.RegistryEvent.ComputerDeleted;
import org.clew.registry.RegistryEvent.PluginChosen;
import org.clew.registry.RegistryEvent.PluginInstalled;
import org.clew.registry.RegistryEvent.PluginRemoved;
import org.clew.store.Row;
import org.clew.store.Store;
import org.clew.store.Uuids;

/**
 * Codes by full label, such as {@code bash@cluster}. A code is a data node, so it stays as it was for everything that ran with
 * it; here stands which node a label means now.
 *
 * <p>Calls block; each may throw {@link org.clew.store.StoreException}.
 */
public final class CodeRegistry {
  /** Whether listings show a code. */
  public enum Visibility { SHOWN, HIDDEN }

  /** A label and the node that it means. */
  public record Entry(String fullLabel, NodeRef node, Visibility visibility) {}

  private record Known(long sequenceNr, Entry entry) {}

  private final Store store;
  private final RegistryJournal journal;
  private final Clock clock;

  public CodeRegistry(Store store, Clock clock) {
    this.store = store;
    this.journal = new RegistryJournal(store, "code");
    this.clock = clock;
  }

  public static CodeRegistry of(Store store) {
    return new CodeRegistry(store, Clock.systemUTC());
  }

  public Optional<Entry> find(String fullLabel) {
    return Optional.ofNullable(known(fullLabel).entry());
  }

  /** All, by full label. */
  public List<Entry> list() {
    var all = new ArrayList<Entry>();
    for (var label : journal.labels()) find(label).ifPresent(all::add);
    return all;
  }

  /**
   * Stores a code as a node of its own; its files must be in the repository. The label of a hidden code may be taken again.
   *
   * @return the node; empty when the label is in use
   */
  public Optional<NodeRef> create(CodeData code) {
    return RegistryJournal.retried(() -> {
      long taken = journal.highest(code.fullLabel());
      var now = known(code.fullLabel());
      if (now.entry() != null && now.entry().visibility() == Visibility.SHOWN) return Optional.empty();
      var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
      var node = new NodeRef(store.allocatePks(1), Uuids.next());
      journal.append(code.fullLabel(), 1 + Math.max(taken, now.sequenceNr()),
          new CodeCreated(at, node.pk(), node.uuid()),
          List.of(new Row.DataNode(node.pk(), node.uuid(), code.type(), code.plain(), code.fullLabel(), at)));
      return Optional.of(node);
    });
  }

  /** Hides or shows a code; false when there is none. */
  public boolean set(String fullLabel, Visibility visibility) {
    return RegistryJournal.retried(() -> {
      var now = known(fullLabel);
      if (now.entry() == null) return false;
      var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
      if (now.entry().visibility() != visibility)
        journal.append(fullLabel, now.sequenceNr() + 1,
            visibility == Visibility.HIDDEN ? new CodeHidden(at) : new CodeRevealed(at),
            List.of());
      return true;
    });
  }

  private Known known(String fullLabel) {
    var now = new Known(0, null);
    for (var each : journal.after(fullLabel, 0)) now = new Known(each.sequenceNr(), evolve(fullLabel, now.entry(), each.event()));
    return now;
  }

  private static Entry evolve(String label, Entry before, RegistryEvent event) {
    return switch (event) {
      case CodeCreated(_, var pk, var uuid) -> new Entry(label, new NodeRef(pk, uuid), Visibility.SHOWN);
      case CodeHidden _ -> new Entry(label, before.node(), Visibility.HIDDEN);
      case CodeRevealed _ -> new Entry(label, before.node(), Visibility.SHOWN);
      case ComputerConfigured _, ComputerDeleted _, PluginInstalled _, PluginRemoved _, PluginChosen _ -> before;
    };
  }
}
