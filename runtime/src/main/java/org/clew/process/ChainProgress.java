package org.clew.process;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.data.Value;

/**
 * How far a work chain or function has come.
 *
 * @param cursor where to go on, see {@code org.clew.outline.Cursor}
 * @param context plain tree by top-level key
 * @param outputs attached so far, by link label
 * @param visits how often each step has been done, by path
 * @param calls long calcfunctions of the step that runs now, by key
 * @param children all children ever submitted, in order
 * @param awaits open children without which the chain does not go on
 */
public record ChainProgress(String cursor, Map<String, Object> context, Map<String, Value> outputs, Map<String, Integer> visits,
    Map<String, Call> calls, Map<UUID, ChildRecord> children, Set<UUID> awaits) {

  static final ChainProgress START = new ChainProgress("$start", Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

  /** How many steps have been done, each as often as it was done. */
  public long stepsDone() {
    return visits.values().stream().mapToLong(Integer::longValue).sum();
  }

  ChainProgress stepDone(ProcessEvent.StepDone done) {
    var nextContext = done.context().isEmpty() && done.removed().isEmpty() ? context : merged(done);
    var nextVisits = new LinkedHashMap<>(visits);
    nextVisits.merge(done.step(), 1, Integer::sum);
    var nextChildren = children;
    if (!done.children().isEmpty()) {
      nextChildren = new LinkedHashMap<>(children);
      for (var birth : done.children()) nextChildren.putIfAbsent(birth.node().uuid(), new ChildRecord(birth, null));
      nextChildren = Collections.unmodifiableMap(nextChildren);
    }
    var open = new LinkedHashSet<UUID>();
    for (var id : done.awaits()) {
      var child = nextChildren.get(id);
      if (child != null && child.isOpen()) open.add(id);
    }
    return new ChainProgress(done.cursor(), nextContext, withOutputs(done.outputs()), Collections.unmodifiableMap(nextVisits),
        Map.of(), nextChildren, Collections.unmodifiableSet(open));
  }

  ChainProgress called(Call call) {
    var next = new LinkedHashMap<>(calls);
    next.put(call.key(), call);
    return new ChainProgress(cursor, context, outputs, visits, Collections.unmodifiableMap(next), children, awaits);
  }

  ChainProgress childStarted(Birth birth) {
    var next = new LinkedHashMap<>(children);
    next.putIfAbsent(birth.node().uuid(), new ChildRecord(birth, null));
    return new ChainProgress(cursor, context, outputs, visits, calls, Collections.unmodifiableMap(next), awaits);
  }

  ChainProgress childEnded(UUID id, Outcome outcome) {
    var child = children.get(id);
    if (child == null) return this;
    var next = new LinkedHashMap<>(children);
    next.put(id, new ChildRecord(slim(child.birth()), outcome));
    var open = new LinkedHashSet<>(awaits);
    open.remove(id);
    return new ChainProgress(cursor, context, outputs, visits, calls, Collections.unmodifiableMap(next),
        Collections.unmodifiableSet(open));
  }

  ChainProgress withCursor(String next) {
    return new ChainProgress(next, context, outputs, visits, calls, children, awaits);
  }

  ChainProgress steppedBack(ProcessEvent.SteppedBack back) {
    return new ChainProgress(back.step(), back.context(), outputs, visits, Map.of(), children, Set.of());
  }

  ChainProgress finishedWith(Map<String, Value> more) {
    return new ChainProgress(cursor, context, withOutputs(more), visits, Map.of(), children, Set.of());
  }

  Map<String, Value> withOutputs(Map<String, Value> more) {
    if (more.isEmpty()) return outputs;
    var next = new LinkedHashMap<>(outputs);
    more.forEach((label, value) -> next.putIfAbsent(label, value.known()));
    return Collections.unmodifiableMap(next);
  }

  private Map<String, Object> merged(ProcessEvent.StepDone done) {
    var next = new LinkedHashMap<>(context);
    next.keySet().removeAll(done.removed());
    next.putAll(done.context());
    return Collections.unmodifiableMap(next);
  }

  private static Birth slim(Birth birth) {
    return new Birth(birth.node(), birth.kind(), birth.type(), birth.processLabel(), birth.label(), null, null, Map.of(),
        Map.of(), birth.parent(), birth.callLabel(), Map.of(), birth.at());
  }
}
