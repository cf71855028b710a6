package org.clew.node;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clew.launch.Engine.Handover;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps as many workers as are wanted: the worker in the lowest seat starts what is missing, with growing pauses while they die
 * at their start, and asks those in the highest seats to leave when there are too many.
 */
final class Supervision {
  private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Seats seats;
  private final Seat own;
  private final Workers workers;
  private final List<Process> starting = new ArrayList<>();
  private Duration pause = FIRST_PAUSE;
  private long notBefore = System.nanoTime();

  Supervision(Seats seats, Seat own) {
    this.seats = seats;
    this.own = own;
    this.workers = new Workers(seats.home());
  }

  /** Looks once; called again and again, by one thread. */
  void look(List<Seat.Holder> taken) {
    var daemons = taken.stream().filter(Seat.Holder::isDaemon).toList();
    if (daemons.isEmpty() || daemons.getFirst().seat() != own.number()) return;
    var wanted = workers.wanted();
    if (wanted.isEmpty() || workers.areHeld()) return;
    settle(daemons);
    var present = daemons.size() + starting.size();
    if (present < wanted.getAsInt()) start(wanted.getAsInt() - present);
    else if (daemons.size() > wanted.getAsInt()) retire(daemons, daemons.size() - wanted.getAsInt());
  }

  /** Those that have a seat now are counted there; those that died have failed. */
  private void settle(List<Seat.Holder> daemons) {
    starting.removeIf(process -> {
      if (daemons.stream().anyMatch(holder -> holder.pid() == process.pid())) {
        pause = FIRST_PAUSE;
        return true;
      }
      if (process.isAlive()) return false;
      LOG.warn("A worker ended at its start; the next one is started in {} s. It said: {}", pause.toSeconds(), lastWords());
      notBefore = System.nanoTime() + pause.toNanos();
      pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      return true;
    });
  }

  private String lastWords() {
    try {
      return String.join(" ", new LogTail(seats.home().resolve(DaemonProcess.OUTPUT_AGAIN)).last(1));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void start(int count) {
    if (System.nanoTime() - notBefore < 0) return;
    LOG.info("Starting {} worker{}, as so many are missing", count, count == 1 ? "" : "s");
    for (int i = 0; i < count; i++) starting.add(DaemonProcess.start(seats.home(), 0, DaemonProcess.OUTPUT_AGAIN));
  }

  private void retire(List<Seat.Holder> daemons, int count) {
    daemons.stream().sorted(Comparator.comparingInt(Seat.Holder::seat).reversed()).limit(count)
        .forEach(holder -> holder.endpoint()
        .flatMap(endpoint -> EngineClient.of(seats.home(), endpoint)).ifPresent(client -> {
          LOG.info("Asking the worker in seat {} (pid {}) to leave", holder.seat(), holder.pid());
          client.shutdown(Handover.TO_OTHERS);
        }));
  }
}
