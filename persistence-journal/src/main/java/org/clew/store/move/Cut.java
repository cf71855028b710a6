package org.clew.store.move;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.clew.codec.BadEventException;
import org.clew.codec.EventCodec;
import org.clew.codec.UnknownEventException;
import org.clew.process.Birth;
import org.clew.process.ChildRecord;
import org.clew.process.Evolution;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.store.EventRow;
import org.clew.store.Graph;
import org.clew.store.Store;
import org.clew.store.StoreException;

/**
 * How far each process of a store belongs to a copy that is made while others write: a state that may have been, in which
 * nothing is known that has not happened.
 *
 * <p>First all processes are listed; those that have ended belong to it as they are, those that come later do not. Then the
 * journals of the others are read from callers to called ones, and of these only what their callers know of. So the end of a
 * child that a caller has heard of stands in the journal of the child, which is read later; and whatever process was there when
 * the listing began finds its inputs, because who made them is read later too.
 *
 * @param ended uuids of processes that had ended
 * @param endedPks the same, as nodes
 * @param open how many events belong to it of each process that had not ended, callers first
 */
record Cut(Set<UUID> ended, BitSet endedPks, Map<UUID, Long> open) {
  private static final int PAGE = 1000;

  private record Listed(UUID uuid, Long parent, boolean sealed) {}

  /** What is known of a process from as much of its journal as was there. */
  private record Read(long events, ProcessState state) {}

  /** @throws StoreException when a journal of a process that has not ended can not be read */
  static Cut of(Store store) {
    Map<Long, Listed> listed = list(store.graph());
    Set<UUID> ended = new HashSet<>();
    BitSet pks = new BitSet();
    Deque<UUID> next = new ArrayDeque<>();
    listed.forEach((pk, process) -> {
      if (process.sealed()) {
        ended.add(process.uuid());
        pks.set(Math.toIntExact(pk));
      } else if (process.parent() == null || listed.get(process.parent()).sealed()) {
        next.add(process.uuid());
      }
    });
    Map<UUID, Long> open = new LinkedHashMap<>();
    while (!next.isEmpty()) {
      UUID process = next.remove();
      if (ended.contains(process) || open.containsKey(process)) continue;
      Read read = read(store, process);
      if (read.events() == 0) continue;
      open.put(process, read.events());
      for (ChildRecord child : read.state().chain().children().values()) {
        if (!child.isReusedBy(read.state().birth())) next.add(child.birth().node().uuid());
      }
    }
    return new Cut(ended, pks, Collections.unmodifiableMap(open));
  }

  /** Without those whose caller was born while the list was made. */
  private static Map<Long, Listed> list(Graph graph) {
    Map<Long, Listed> listed = new HashMap<>();
    OptionalLong before = OptionalLong.empty();
    while (true) {
      List<Graph.ProcessRow> page = graph.processes(
          new Graph.Filter(Set.of(), Optional.empty(), false, false, false, Optional.empty(), before, PAGE));
      for (Graph.ProcessRow row : page) listed.put(row.pk(), new Listed(row.uuid(), row.parentPk(), row.sealed()));
      if (page.size() < PAGE) break;
      before = OptionalLong.of(page.getLast().pk());
    }
    boolean isLess = true;
    while (isLess) isLess = listed.values().removeIf(each -> each.parent() != null && !listed.containsKey(each.parent()));
    return listed;
  }

  private static Read read(Store store, UUID process) {
    ProcessState state = ProcessState.UNBORN;
    long events = 0;
    while (true) {
      List<EventRow> page = store.events(Birth.persistenceId(process), events + 1, Long.MAX_VALUE, PAGE);
      for (EventRow row : page) {
        state = evolved(state, row, process);
        events = row.sequenceNr();
      }
      if (page.size() < PAGE) return new Read(events, state);
    }
  }

  private static ProcessState evolved(ProcessState state, EventRow row, UUID process) {
    try {
      return Evolution.evolve(state, event(row));
    } catch (BadEventException | UnknownEventException | IllegalStateException e) {
      throw new StoreException("Event " + row.sequenceNr() + " of process " + process + ", which has not ended, can not be read ("
          + e.getMessage() + "): 'clew storage integrity' tells what is wrong there; 'clew node delete " + process
          + "' does without it.", e);
    }
  }

  static ProcessEvent event(EventRow row) {
    return EventCodec.decode(row.manifest(), row.payload());
  }
}
