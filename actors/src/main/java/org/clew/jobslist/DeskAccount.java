package org.clew.jobslist;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.clew.job.Account;
import org.clew.job.JobSighting;
import org.clew.job.JobWatch;
import org.clew.job.Slot;
import org.clew.job.Trouble;
import org.clew.scheduler.JobRef;
import org.clew.time.Ticking;
import org.clew.transport.Doorman;
import org.clew.transport.TransportException;

/** One account as the threads of this engine see it. */
final class DeskAccount implements Account {
  private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(120);
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final String computer;
  private final Desk desk;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<UUID, DeskWatch> watches = new ConcurrentHashMap<>();
  private final Map<UUID, Ask> asks = new ConcurrentHashMap<>();
  private final Map<UUID, String> held = new ConcurrentHashMap<>();
  private final Set<UUID> grants = ConcurrentHashMap.newKeySet();
  private final Set<UUID> leases = ConcurrentHashMap.newKeySet();
  private boolean gateKnown;
  private String closedBecause;
  private int passing;
  private final Clock clock;
  private volatile long lastUse;

  DeskAccount(String computer, Desk desk, Clock clock) {
    this.computer = computer;
    this.desk = desk;
    this.clock = clock;
    this.lastUse = nanos();
  }

  private long nanos() {
    return Ticking.nanos(clock);
  }

  String computer() {
    return computer;
  }

  boolean isInUse() {
    lock.lock();
    try {
      var used = passing > 0 || !watches.isEmpty() || !asks.isEmpty() || !leases.isEmpty()
          || nanos() - lastUse < IDLE.toNanos();
      if (!used) gateKnown = false;
      return used;
    } finally {
      lock.unlock();
    }
  }

  List<WatchedJob> watches() {
    return watches.values().stream().map(watch -> watch.job).toList();
  }

  List<Ask> asks() {
    return List.copyOf(asks.values());
  }

  Set<UUID> leases() {
    return Set.copyOf(leases);
  }

  boolean hasLease(UUID lease) {
    return leases.contains(lease);
  }

  @Override public void pass(Waiting waiting) throws InterruptedException {
    lastUse = nanos();
    var told = "";
    lock.lockInterruptibly();
    try {
      if (gateKnown && closedBecause == null) return;
      passing++;
      try {
        if (!gateKnown) desk.beat(this);
        while (!gateKnown || closedBecause != null) {
          var reason = closedBecause;
          if (reason == null || reason.equals(told)) {
            changed.await();
            continue;
          }
          told = reason;
          unlocked(() -> waiting.because(reason));
        }
      } finally {
        passing--;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Something that takes its time and may need this account itself. */
  private interface Telling {
    void run() throws InterruptedException;
  }

  private void unlocked(Telling telling) throws InterruptedException {
    lock.unlock();
    try {
      telling.run();
    } finally {
      lock.lock();
    }
  }

  @Override public JobWatch watch(Slot slot, JobRef job) {
    lastUse = nanos();
    var watch = new DeskWatch(new WatchedJob(slot, job));
    watches.put(slot.process(), watch);
    desk.send(computer, new JobsListMessage.Watch(desk.self(), watch.job));
    lock.lock();
    try {
      if (gateKnown && closedBecause != null) watch.tell(new JobSighting.Held(closedBecause));
    } finally {
      lock.unlock();
    }
    return watch;
  }

  @Override public void slot(Slot slot, Waiting waiting) throws InterruptedException {
    await(new Ask.ForSlot(slot), waiting, null);
  }

  @Override public void freeSlot(UUID process) {
    desk.send(computer, new JobsListMessage.FreeSlot(process));
  }

  @Override public void permit(Use use) throws InterruptedException {
    await(new Ask.ForUse(UUID.randomUUID(), use), _ -> { }, null);
  }

  @Override public void trouble(Trouble trouble) {
    lock.lock();
    try {
      gateKnown = false;
    } finally {
      lock.unlock();
    }
    desk.send(computer, new JobsListMessage.Report(trouble));
  }

  @Override public Doorman doorman() {
    return () -> {
      var lease = UUID.randomUUID();
      if (!await(new Ask.ForConnection(lease), _ -> { }, CONNECTION_PATIENCE)) {
        throw noConnection();
      }
      return () -> {
        if (leases.remove(lease)) desk.send(computer, new JobsListMessage.Withdraw(lease));
      };
    };
  }

  private TransportException noConnection() {
    lock.lock();
    try {
      return closedBecause != null ? new TransportException(TransportException.Kind.UNREACHABLE, closedBecause, null)
          : new TransportException("all connections that computer " + computer + " allows (max_connections) are in use");
    } finally {
      lock.unlock();
    }
  }

  /** Whether it was granted in time. */
  private boolean await(Ask ask, Waiting waiting, Duration patience) throws InterruptedException {
    lastUse = nanos();
    var ticket = ask.ticket();
    asks.put(ticket, ask);
    desk.send(computer, new JobsListMessage.AskFor(desk.self(), ask));
    var done = false;
    var told = "";
    lock.lockInterruptibly();
    try {
      var left = patience == null ? 0 : patience.toNanos();
      while (!grants.contains(ticket)) {
        var reason = Objects.requireNonNullElse(held.get(ticket), "");
        if (!reason.equals(told)) {
          told = reason;
          unlocked(() -> waiting.because(reason));
        } else if (patience == null) {
          changed.await();
        } else if (left <= 0) {
          return false;
        } else {
          left = changed.awaitNanos(left);
        }
      }
      done = true;
      return true;
    } finally {
      asks.remove(ticket);
      held.remove(ticket);
      var late = grants.remove(ticket);
      if (ask instanceof Ask.ForConnection && done) leases.add(ticket);
      lock.unlock();
      if (!done) desk.send(computer, late && ask instanceof Ask.ForSlot ? new JobsListMessage.FreeSlot(ticket)
          : new JobsListMessage.Withdraw(ticket));
    }
  }

  void gateIs(String reason) {
    lock.lock();
    try {
      gateKnown = true;
      closedBecause = reason;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (reason != null) watches.values().forEach(watch -> watch.tell(new JobSighting.Held(reason)));
  }

  void granted(UUID ticket) {
    lock.lock();
    try {
      if (asks.containsKey(ticket)) {
        grants.add(ticket);
        changed.signalAll();
        return;
      }
    } finally {
      lock.unlock();
    }
    if (!leases.contains(ticket)) desk.send(computer, new JobsListMessage.Withdraw(ticket));
  }

  void held(UUID ticket, String reason) {
    lock.lock();
    try {
      if (!asks.containsKey(ticket)) return;
      held.put(ticket, reason);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void sighted(Map<UUID, JobSighting> jobs) {
    jobs.forEach((process, sighting) -> {
      var watch = watches.get(process);
      if (watch != null) watch.tell(sighting);
    });
  }

  private final class DeskWatch implements JobWatch {
    private final WatchedJob job;
    private final ReentrantLock turn = new ReentrantLock();
    private final Condition news = turn.newCondition();
    private JobSighting newest;

    private DeskWatch(WatchedJob job) {
      this.job = job;
    }

    @Override public JobSighting next() throws InterruptedException {
      turn.lockInterruptibly();
      try {
        while (newest == null) news.await();
        var sighting = newest;
        newest = null;
        return sighting;
      } finally {
        turn.unlock();
      }
    }

    private void tell(JobSighting sighting) {
      turn.lock();
      try {
        newest = sighting;
        news.signal();
      } finally {
        turn.unlock();
      }
    }

    @Override public void close() {
      if (watches.remove(job.slot().process(), this)) desk.send(computer, new JobsListMessage.Unwatch(job.slot().process()));
    }
  }
}
