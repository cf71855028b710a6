package org.clew.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.clew.process.Birth;
import org.clew.process.ProcessEvent;
import org.clew.store.Row;
import org.clew.store.StoreException;

/**
 * {@link ProvenanceProjection} for a journal that knows persistence ids only: finds the node of a process by its uuid.
 *
 * <p>Bindings come from first events and from {@link #bind}, which a process calls when it has recovered. The least recently used are
 * dropped beyond the capacity; a dropped one is looked up in the graph, which may block. Thread-safe.
 */
public final class BoundProjection {
  private static final String PREFIX = "process|";
  private final Map<UUID, ProcessBinding> bindings;
  private final Function<UUID, ProcessBinding> lookup;

  /**
   * A projection without bindings.
   *
   * @param capacity how many bindings are kept
   * @param lookup asks the graph; null for a process that is not there
   */
  public BoundProjection(int capacity, Function<UUID, ProcessBinding> lookup) {
    this.lookup = lookup;
    bindings = new LinkedHashMap<>(16, 0.75f, true) {
      @Override protected boolean removeEldestEntry(Map.Entry<UUID, ProcessBinding> eldest) {
        return size() > capacity;
      }
    };
  }

  /**
   * Rows of consecutive events of one entity; none for entities that are not processes.
   *
   * @throws StoreException when nobody knows the process
   * @throws IllegalArgumentException for something in the journal of a process that is not an event of it
   */
  public List<Row> rows(String persistenceId, long fromSequenceNr, List<Object> events) {
    if (!persistenceId.startsWith(PREFIX) || events.isEmpty()) return List.of();
    var uuid = UUID.fromString(persistenceId.substring(PREFIX.length()));
    var typed = new ArrayList<ProcessEvent>(events.size());
    for (var event : events) typed.add(typed(persistenceId, event));
    if (typed.getFirst() instanceof ProcessEvent.Created(var birth)) bind(uuid, ProcessBinding.of(birth));
    var rows = ProvenanceProjection.rows(binding(uuid), fromSequenceNr, typed);
    if (isEnd(typed.getLast())) forget(uuid);
    return rows;
  }

  public void bind(UUID process, ProcessBinding binding) {
    synchronized (bindings) {
      bindings.put(process, binding);
    }
  }

  public void bind(Birth birth) {
    bind(birth.node().uuid(), ProcessBinding.of(birth));
  }

  public void forget(UUID process) {
    synchronized (bindings) {
      bindings.remove(process);
    }
  }

  /** How many bindings are held. */
  public int size() {
    synchronized (bindings) {
      return bindings.size();
    }
  }

  private ProcessBinding binding(UUID process) {
    synchronized (bindings) {
      var known = bindings.get(process);
      if (known != null) return known;
    }
    var found = lookup.apply(process);
    if (found == null) {
      throw new StoreException("The journal has events of process " + process + ", but the provenance graph has no node for it."
          + " Check the store with 'clew storage integrity'.");
    }
    bind(process, found);
    return found;
  }

  private static ProcessEvent typed(String persistenceId, Object event) {
    if (event instanceof ProcessEvent typed) return typed;
    throw new IllegalArgumentException(event.getClass().getName() + " is not an event of " + persistenceId);
  }

  private static boolean isEnd(ProcessEvent event) {
    return event instanceof ProcessEvent.Finished || event instanceof ProcessEvent.Excepted || event instanceof ProcessEvent.Killed;
  }
}
