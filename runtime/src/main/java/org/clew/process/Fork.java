package org.clew.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.data.NodeRef;

/**
 * What a process takes over from a checkpoint of another one. Outputs, context, visits and children that have ended are kept as
 * they were; a child that had not ended is either taken over with the end that it has come to since, or replaced by a new one.
 */
public final class Fork {
  private static final String CHILD = "$child";

  private Fork() {}

  /** Whether the inputs are those of the source: only then are calls of its unfinished step results of the fork, too. */
  public enum Inputs { SAME, CHANGED }

  /** The children of a state that have not ended, in order of submission. */
  public static List<ChildRecord> openChildren(ProcessState state) {
    return state.chain().children().values().stream().filter(ChildRecord::isOpen).toList();
  }

  /** Identity of what takes the place of a child; the same whenever it is computed again. */
  public static UUID substitute(UUID fork, UUID child) {
    return Ids.derived(fork, "fork#" + child);
  }

  /**
   * The progress that the fork begins with.
   *
   * @param at the source at the checkpoint
   * @param cursor where to go on
   * @param ended how open children of that moment have ended since
   * @param anew what takes the place of the other open children, by the uuid of the child
   * @throws IllegalArgumentException when an open child is in neither map
   */
  public static ChainProgress progress(ProcessState at, String cursor, Inputs inputs, Map<UUID, Outcome> ended,
      Map<UUID, Birth> anew) {
    var chain = at.chain();
    for (var entry : ended.entrySet()) chain = chain.childEnded(entry.getKey(), entry.getValue());
    var children = new LinkedHashMap<UUID, ChildRecord>();
    chain.children().forEach((id, child) -> {
      if (!child.isOpen()) children.put(id, child);
      else if (anew.get(id) instanceof Birth birth) children.put(birth.node().uuid(), new ChildRecord(birth, null));
      else throw new IllegalArgumentException("nothing takes the place of child " + id);
    });
    var awaits = new LinkedHashSet<UUID>();
    for (var id : chain.awaits()) awaits.add(anew.get(id).node().uuid());
    var context = new LinkedHashMap<String, Object>();
    chain.context().forEach((key, value) -> context.put(key, renamed(value, anew)));
    return new ChainProgress(cursor, Collections.unmodifiableMap(context), chain.outputs(), chain.visits(),
        inputs == Inputs.SAME ? chain.calls() : Map.of(), Collections.unmodifiableMap(children),
        Collections.unmodifiableSet((Set<UUID>) awaits));
  }

  /** The birth of what takes the place of a child, with the same inputs and code. */
  public static Birth birth(ChildRecord child, NodeRef node, NodeRef caller, Instant at) {
    var old = child.birth();
    return new Birth(node, old.kind(), old.type(), old.processLabel(), old.label(), old.description(), old.fingerprint(),
        old.inputs(), old.metadata(), caller, old.callLabel(), old.version(), at);
  }

  private static Object renamed(Object plain, Map<UUID, Birth> anew) {
    return switch (plain) {
      case Map<?, ?> map when map.get(CHILD) instanceof Map<?, ?> child
          && anew.get(UUID.fromString((String) child.get("uuid"))) instanceof Birth birth ->
          Map.of(CHILD, Map.of("pk", birth.node().pk(), "uuid", birth.node().uuid().toString(), "type", birth.type()));
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put((String) key, renamed(value, anew)));
        yield copy;
      }
      case List<?> list -> {
        var copy = new ArrayList<Object>();
        for (var item : list) copy.add(renamed(item, anew));
        yield copy;
      }
      case null, default -> plain;
    };
  }
}
