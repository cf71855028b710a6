package org.clew.jobslist;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.clew.job.Account;
import org.clew.job.Accounts;

/**
 * Where the virtual threads of one engine meet the JobsLists of the cluster: keeps what they wait for, tells it again from time
 * to time, and wakes them. Used before it is {@link #started}, callers wait.
 */
public final class Desk implements Accounts {
  private static final int PART = 200;

  /** Gives a connection back, by computer, as soon as what uses it has ended. */
  @FunctionalInterface
  public interface Recycling {
    void recycle(String computer);
  }

  private final Map<String, DeskAccount> accounts = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Duration beat;
  private volatile Recycling recycling = _ -> { };
  private volatile BiConsumer<String, JobsListMessage.Wire> send = (_, _) -> { };
  private volatile ActorRef<DeskMessage> self;

  /** @param beat between two tellings of all that this engine wants */
  public Desk(Clock clock, Duration beat) {
    this.clock = clock;
    this.beat = beat;
  }

  private enum Beat { NOW }

  /** The actor that hears for this desk; tell the desk its reference with {@link #started}. */
  public Behavior<DeskMessage> behavior() {
    return Behaviors.<Object>setup(_ -> Behaviors.withTimers(timers -> {
      timers.startTimerWithFixedDelay(Beat.NOW, Beat.NOW, beat);
      return Behaviors.receive(Object.class)
          .onMessage(DeskMessage.class, message -> {
            hear(message);
            return Behaviors.same();
          })
          .onMessage(Beat.class, _ -> {
            accounts.values().forEach(this::beat);
            return Behaviors.same();
          })
          .build();
    })).narrow();
  }

  /** @param to brings a message to the JobsList of a computer, wherever it is */
  public void started(ActorRef<DeskMessage> ref, BiConsumer<String, JobsListMessage.Wire> to, Recycling how) {
    recycling = how;
    send = to;
    self = ref;
    accounts.values().forEach(this::beat);
  }

  @Override public Account of(String computer) {
    return accounts.computeIfAbsent(computer, label -> new DeskAccount(label, this, clock));
  }

  ActorRef<DeskMessage> self() {
    return self;
  }

  void send(String computer, JobsListMessage.Wire message) {
    if (self != null) send.accept(computer, message);
  }

  private void hear(DeskMessage message) {
    var account = accounts.get(message.computer());
    if (account == null) return;
    switch (message) {
      case DeskMessage.Gate(_, var reason) -> account.gateIs(reason);
      case DeskMessage.Granted(_, var ticket) -> account.granted(ticket);
      case DeskMessage.Held(_, var ticket, var reason) -> account.held(ticket, reason);
      case DeskMessage.Sighted(_, var jobs) -> account.sighted(jobs);
      case DeskMessage.Recall(var computer, var lease) -> {
        if (account.hasLease(lease)) recycling.recycle(computer);
      }
    }
  }

  /** Nothing is sent for a computer that nobody here has to do with. */
  void beat(DeskAccount account) {
    if (self == null || !account.isInUse()) return;
    var watches = account.watches();
    var first = watches.subList(0, Math.min(PART, watches.size()));
    send(account.computer(), new JobsListMessage.Beat(self, first, account.asks(), account.leases()));
    for (int from = PART; from < watches.size(); from += PART) {
      List<WatchedJob> part = new ArrayList<>(watches.subList(from, Math.min(from + PART, watches.size())));
      send(account.computer(), new JobsListMessage.Beat(self, part, List.of(), Set.of()));
    }
  }
}
