package org.clew.jobslist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.clew.computer.Limits;
import org.clew.job.Account.Use;

/** Gives connections, uses and slots to those who wait for them, as far as the limits of the computer go. Owned by one actor. */
final class Allotment {
  private static final Duration NOTHING_IS_DUE = Duration.ofDays(1);
  /** Seconds; a shorter interval between connections is not worth a commit for each. */
  private static final double LEAST_KEPT = 1;

  private final String computer;
  private final Presence presence;
  private final Map<Use, TokenBucket> rates = new HashMap<>();
  private final LongSupplier nanos;
  private long connectNotBefore;

  /** @param nanos how time passes, see {@link org.clew.time.Ticking} */
  Allotment(String computer, Presence presence, LongSupplier nanos) {
    this.computer = computer;
    this.presence = presence;
    this.nanos = nanos;
    this.connectNotBefore = nanos.getAsLong();
  }

  /** Counts the interval between connections from the one that was opened before this object was made. */
  void connectedBefore(Duration left) {
    connectNotBefore = nanos.getAsLong() + left.toNanos();
  }

  /**
   * When all are taken, the one that is held longest is asked back. Answers after how long there may be one more.
   *
   * @param events takes what must be durable before {@code afterwards} is run
   */
  Duration connections(Limits limits, long now, Instant at, List<JobsListEvent> events, List<Runnable> afterwards) {
    for (var asked : presence.waitingFor(Ask.ForConnection.class)) {
      if (presence.connections() >= limits.connections()) {
        presence.leaseHolders().entrySet().stream().findFirst()
            .ifPresent(oldest -> oldest.getValue().tell(new DeskMessage.Recall(computer, oldest.getKey())));
        return NOTHING_IS_DUE;
      }
      if (now - connectNotBefore < 0) return Duration.ofNanos(connectNotBefore - now);
      connectNotBefore = now + (long) (limits.safeInterval() * 1e9);
      if (limits.safeInterval() < LEAST_KEPT) {
        grant(asked);
      } else {
        events.add(new JobsListEvent.ConnectionOpened(at));
        afterwards.add(() -> grant(asked));
      }
    }
    return NOTHING_IS_DUE;
  }

  /** Answers after how long there may be one more. */
  Duration uses(Limits limits, Instant now) {
    var next = NOTHING_IS_DUE;
    for (var asked : presence.waitingFor(Ask.ForUse.class)) {
      var use = ((Ask.ForUse) asked.ask()).use();
      var perMinute = switch (use) {
        case COMMAND -> limits.commandsPerMinute();
        case TRANSFER -> limits.transfersPerMinute();
      };
      if (perMinute > 0) {
        var known = rates.get(use);
        var rate = known == null || known.perMinute() != perMinute ? TokenBucket.full(perMinute, now) : known.at(now);
        rates.put(use, rate.hasOne() ? rate.take() : rate);
        if (!rate.hasOne()) {
          next = rate.untilNext().compareTo(next) < 0 ? rate.untilNext() : next;
          continue;
        }
      }
      grant(asked);
    }
    return next;
  }

  /**
   * Who has a slot already is answered at once; the others by {@link Quota}.
   *
   * @param events takes what must be durable before {@code afterwards} is run
   */
  void slots(Limits limits, JobsListState state, Instant now, List<JobsListEvent> events, List<Runnable> afterwards) {
    var waiting = new ArrayList<>(presence.waitingFor(Ask.ForSlot.class));
    if (waiting.isEmpty()) return;
    waiting.stream().filter(asked -> state.slots().containsKey(asked.ask().ticket())).forEach(this::grant);
    waiting.removeIf(asked -> state.slots().containsKey(asked.ask().ticket()));
    var quota = new Quota(limits.jobs());
    var running = presence.running();
    var after = state;
    while (true) {
      var holding = Quota.holding(after.slots().values(), presence.slots());
      var next = quota.next(waiting.stream().map(asked -> ((Ask.ForSlot) asked.ask()).slot()).toList(), holding, running);
      if (next.isEmpty()) {
        for (var asked : waiting)
          quota.obstacle(((Ask.ForSlot) asked.ask()).slot(), holding, running).ifPresent(why -> tell(asked, why));
        return;
      }
      var event = new JobsListEvent.SlotGranted(now, next.get());
      after = after.evolve(event);
      events.add(event);
      var chosen = waiting.stream().filter(asked -> asked.ask().ticket().equals(event.slot().process())).findFirst()
          .orElseThrow();
      waiting.remove(chosen);
      afterwards.add(() -> grant(chosen));
    }
  }

  private void tell(Presence.Asked asked, String why) {
    var reason = "waiting for quota of " + computer + ", " + why;
    if (asked.tell(reason)) asked.desk().tell(new DeskMessage.Held(computer, asked.ask().ticket(), reason));
  }

  private void grant(Presence.Asked asked) {
    presence.granted(asked, nanos.getAsLong());
    asked.desk().tell(new DeskMessage.Granted(computer, asked.ask().ticket()));
  }
}
