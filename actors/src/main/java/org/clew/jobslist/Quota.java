package org.clew.jobslist;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.clew.job.Slot;

/**
 * Decides which waiting job comes next. Among those that fit, the one whose group holds the fewest slots, and of these the one
 * that has waited longest: a large workflow cannot shut out a small one.
 *
 * @param limits see {@link org.clew.computer.Limits#jobs()}
 */
record Quota(Map<String, Integer> limits) {

  /** @param running processes whose jobs are known to run; all other holders count as queued */
  Optional<Slot> next(Collection<Slot> waiting, Collection<Slot> holding, Set<UUID> running) {
    var groups = new HashMap<UUID, Integer>();
    holding.forEach(slot -> groups.merge(slot.group(), 1, Integer::sum));
    return waiting.stream().filter(slot -> obstacle(slot, holding, running).isEmpty())
        .min(Comparator.comparingInt(slot -> groups.getOrDefault(slot.group(), 0)));
  }

  /** Why this job cannot come in now, in words for people. */
  Optional<String> obstacle(Slot slot, Collection<Slot> holding, Set<UUID> running) {
    for (var limit : limits.entrySet()) {
      if (!counts(limit.getKey(), slot)) continue;
      var queuedOnly = limit.getKey().equals("queued");
      var held = holding.stream().filter(other -> counts(limit.getKey(), other))
          .filter(other -> !queuedOnly || !running.contains(other.process())).count();
      if (held >= limit.getValue()) return Optional.of(limit.getKey() + ": " + held + " of " + limit.getValue() + " jobs");
    }
    return Optional.empty();
  }

  private static boolean counts(String limit, Slot slot) {
    return switch (limit) {
      case "total", "queued" -> true;
      default -> {
        var name = limit.substring(limit.indexOf(':') + 1);
        yield limit.startsWith("queue:") ? slot.queue().equals(name) : slot.codes().contains(name);
      }
    };
  }

  /** The jobs that count: those that were let in, and those that are watched without having been asked for. */
  static List<Slot> holding(Collection<Slot> granted, Collection<Slot> watched) {
    var all = new HashMap<UUID, Slot>();
    watched.forEach(slot -> all.put(slot.process(), slot));
    granted.forEach(slot -> all.put(slot.process(), slot));
    return List.copyOf(all.values());
  }
}
