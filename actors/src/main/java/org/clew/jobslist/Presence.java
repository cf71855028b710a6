package org.clew.jobslist;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.clew.job.JobSighting;
import org.clew.job.Slot;
import org.clew.scheduler.JobState;
import org.clew.scheduler.ListAnswer;

/** Who is there and wants what, as the desks tell it again and again; forgets what is not told any more. Owned by one actor. */
final class Presence {
  private final Duration patience;
  private final Map<ActorRef<DeskMessage>, Long> desks = new HashMap<>();
  private final Map<UUID, Watched> watches = new LinkedHashMap<>();
  private final Map<UUID, Asked> asks = new LinkedHashMap<>();
  private final Map<UUID, Lease> leases = new LinkedHashMap<>();

  /** @param patience what is not told again for so long is forgotten */
  Presence(Duration patience) {
    this.patience = patience;
  }

  private static final class Watched {
    private WatchedJob job;
    private ActorRef<DeskMessage> desk;
    private long heard;
    private int absences;
    private JobState state = JobState.UNDETERMINED;
  }

  /** Somebody who waits, and what he was told last. */
  static final class Asked {
    private final Ask ask;
    private ActorRef<DeskMessage> desk;
    private long heard;
    private String told;

    private Asked(Ask ask) {
      this.ask = ask;
    }

    Ask ask() {
      return ask;
    }

    ActorRef<DeskMessage> desk() {
      return desk;
    }

    /** Whether this is news to him. */
    boolean tell(String reason) {
      var news = !reason.equals(told);
      told = reason;
      return news;
    }
  }

  private record Lease(ActorRef<DeskMessage> desk, long heard) {}

  void beat(JobsListMessage.Beat beat, long now) {
    greet(beat.desk(), now);
    beat.watches().forEach(job -> watch(beat.desk(), job, now));
    beat.asks().forEach(ask -> ask(beat.desk(), ask, now));
    beat.leases().forEach(lease -> leases.put(lease, new Lease(beat.desk(), now)));
  }

  private void greet(ActorRef<DeskMessage> desk, long now) {
    desks.put(desk, now);
  }

  void watch(ActorRef<DeskMessage> desk, WatchedJob job, long now) {
    greet(desk, now);
    var watched = watches.computeIfAbsent(job.slot().process(), _ -> new Watched());
    if (watched.job != null && !watched.job.job().equals(job.job())) watched.absences = 0;
    watched.job = job;
    watched.desk = desk;
    watched.heard = now;
  }

  void unwatch(UUID process) {
    watches.remove(process);
  }

  void ask(ActorRef<DeskMessage> desk, Ask ask, long now) {
    greet(desk, now);
    if (leases.containsKey(ask.ticket())) return;
    var asked = asks.computeIfAbsent(ask.ticket(), _ -> new Asked(ask));
    asked.desk = desk;
    asked.heard = now;
  }

  void withdraw(UUID ticket) {
    asks.remove(ticket);
    leases.remove(ticket);
  }

  void expire(long now) {
    var oldest = now - patience.toNanos();
    desks.values().removeIf(heard -> heard - oldest < 0);
    watches.values().removeIf(watched -> watched.heard - oldest < 0);
    asks.values().removeIf(asked -> asked.heard - oldest < 0);
    leases.values().removeIf(lease -> lease.heard() - oldest < 0);
  }

  boolean isEmpty() {
    return desks.isEmpty();
  }

  Set<ActorRef<DeskMessage>> desks() {
    return new LinkedHashSet<>(desks.keySet());
  }

  List<WatchedJob> watches() {
    return watches.values().stream().map(watched -> watched.job).toList();
  }

  int connections() {
    return leases.size();
  }

  Map<UUID, ActorRef<DeskMessage>> leaseHolders() {
    var holders = new LinkedHashMap<UUID, ActorRef<DeskMessage>>();
    leases.forEach((lease, held) -> holders.put(lease, held.desk()));
    return holders;
  }

  /** Those who wait for this kind of thing, the longest first. */
  List<Asked> waitingFor(Class<? extends Ask> kind) {
    return asks.values().stream().filter(asked -> kind.isInstance(asked.ask)).toList();
  }

  void granted(Asked asked, long now) {
    asks.remove(asked.ask.ticket());
    if (asked.ask instanceof Ask.ForConnection) leases.put(asked.ask.ticket(), new Lease(asked.desk, now));
  }

  /** Jobs that are watched, as quotas count them. */
  List<Slot> slots() {
    return watches.values().stream().map(watched -> watched.job.slot()).toList();
  }

  List<JobsListAnswer.Polled> polled() {
    return watches.values().stream()
        .map(watched -> new JobsListAnswer.Polled(watched.job.slot().process(), watched.job.job().jobId(), watched.state))
        .toList();
  }

  int waiting() {
    return asks.size();
  }

  Set<UUID> running() {
    var running = new HashSet<UUID>();
    watches.forEach((process, watched) -> {
      if (watched.state == JobState.RUNNING || watched.state == JobState.SUSPENDED) running.add(process);
    });
    return running;
  }

  /** What an answer means for each of those that were asked for and are still watched, by the desk to tell. */
  Map<ActorRef<DeskMessage>, Map<UUID, JobSighting>> sightings(List<WatchedJob> asked, ListAnswer answer) {
    var all = new HashMap<ActorRef<DeskMessage>, Map<UUID, JobSighting>>();
    for (var job : asked) {
      var watched = watches.get(job.slot().process());
      if (watched == null || !watched.job.job().equals(job.job())) continue;
      all.computeIfAbsent(watched.desk, _ -> new LinkedHashMap<>()).put(job.slot().process(), sighting(watched, answer));
    }
    return all;
  }

  private static JobSighting sighting(Watched watched, ListAnswer answer) {
    return switch (answer) {
      case ListAnswer.Unusable(var reason) -> new JobSighting.Unknown(reason);
      case ListAnswer.Listed(var jobs) -> {
        var info = jobs.get(watched.job.job().jobId());
        watched.absences = info == null ? watched.absences + 1 : 0;
        watched.state = info == null ? watched.state : info.state();
        yield info == null ? new JobSighting.Absent(watched.absences) : new JobSighting.Present(info);
      }
    };
  }

  /** In parts that fit into a message. */
  static <K, V> List<Map<K, V>> parts(Map<K, V> whole, int size) {
    var parts = new ArrayList<Map<K, V>>();
    Map<K, V> part = new LinkedHashMap<>();
    for (var entry : whole.entrySet()) {
      part.put(entry.getKey(), entry.getValue());
      if (part.size() == size) {
        parts.add(part);
        part = new LinkedHashMap<>();
      }
    }
    if (!part.isEmpty()) parts.add(part);
    return parts;
  }
}
