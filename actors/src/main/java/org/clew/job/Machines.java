package org.clew.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.clew.computer.Computer;
import org.clew.scheduler.Schedulers;
import org.clew.transport.Doorman;
import org.clew.transport.Transport;
import org.clew.transport.Transports;

/** Computers in use, each with one transport and one poller for all jobs of this engine. */
public final class Machines implements AutoCloseable {
  private final Computers computers;
  private final Transports transports;
  private final Schedulers schedulers;
  private final Map<String, Machine> inUse = new ConcurrentHashMap<>();

  public Machines(Computers computers, Transports transports, Schedulers schedulers) {
    this.computers = computers;
    this.transports = transports;
    this.schedulers = schedulers;
  }

  /** As configured now; transport and poller stay while neither transport nor scheduler is changed. */
  Machine find(String label) throws JobException {
    var computer = computers.find(label).orElseThrow(() -> new JobException("there is no computer '" + label + "'; set it up first"));
    try {
      return inUse.compute(label, (_, before) -> before != null && before.computer().equals(computer) ? before : open(computer, before));
    } catch (IllegalArgumentException e) {
      throw new JobException(e.getMessage(), e);
    }
  }

  private Machine open(Computer computer, Machine before) {
    var scheduler = schedulers.find(computer.scheduler());
    var same = before != null && before.scheduler() == scheduler && before.computer().transport().equals(computer.transport())
        && before.computer().hostname().equals(computer.hostname());
    Transport transport = same ? before.transport() : transports.open(computer, computers.auth(computer.label()), Doorman.OPEN);
    var poller = same ? before.poller() : new JobsPoller(computer.label(), scheduler, transport, () -> interval(computer.label()));
    var permits = same ? before.permits() : new Semaphore(Machine.COMMANDS, true);
    return new Machine(computer, transport, scheduler, poller, permits);
  }

  private Duration interval(String label) {
    var seconds = computers.find(label).map(Computer::minimumPollInterval).orElse(10.0);
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  @Override
  public void close() {
    inUse.values().forEach(machine -> {
      try {
        machine.transport().close();
      } catch (Exception e) {
        System.getLogger(Machines.class.getName()).log(System.Logger.Level.WARNING, "cannot close transport", e);
      }
    });
    inUse.clear();
  }
}
