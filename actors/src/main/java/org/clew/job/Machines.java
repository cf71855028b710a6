package org.clew.job;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.job.Account.Waiting;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.ListAnswer;
import org.clew.scheduler.ProbeAnswer;
import org.clew.scheduler.Schedulers;
import org.clew.transport.LocalTransport;
import org.clew.transport.Transport;
import org.clew.transport.TransportException;
import org.clew.transport.Transports;

/** Computers in use, each with one transport of this engine and the account that the whole cluster shares. */
public final class Machines implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  /** Of one connection, when its user does not say. */
  private static final int CHANNELS = 8;

  private final Computers computers;
  private final Transports transports;
  private final Schedulers schedulers;
  private final Accounts accounts;
  private final Map<String, InUse> inUse = new ConcurrentHashMap<>();

  private record InUse(Machine machine, AuthInfo auth) {}

  public Machines(Computers computers, Transports transports, Schedulers schedulers, Accounts accounts) {
    this.computers = computers;
    this.transports = transports;
    this.schedulers = schedulers;
    this.accounts = accounts;
  }

  /** As {@link #find}, once the computer may be worked with; {@code waiting} hears why it may not. */
  Machine enter(String label, Waiting waiting) throws JobException, InterruptedException {
    find(label);
    accounts.of(label).pass(waiting);
    return find(label);
  }

  /** As configured now; the transport stays while neither it nor the way to log in is changed. */
  Machine find(String label) throws JobException {
    var computer = computers.find(label)
        .orElseThrow(() -> new JobException("there is no computer '" + label + "'; set it up first"));
    var auth = computers.auth(label);
    try {
      return inUse.compute(label, (_, before) -> before != null && before.machine().computer().equals(computer)
          && before.auth().equals(auth) ? before : new InUse(open(computer, auth, before), auth)).machine();
    } catch (IllegalArgumentException e) {
      throw new JobException(e.getMessage(), e);
    }
  }

  private Machine open(Computer computer, AuthInfo auth, InUse before) {
    var scheduler = schedulers.find(computer.scheduler());
    var account = accounts.of(computer.label());
    var same = before != null && before.auth().equals(auth)
        && before.machine().computer().transport().equals(computer.transport())
        && before.machine().computer().hostname().equals(computer.hostname())
        && before.machine().computer().limits().equals(computer.limits());
    if (same)
      return new Machine(computer, before.machine().transport(), before.machine().urgent(), scheduler, account,
          before.machine().permits());
    if (before != null) close(before.machine().transport());
    var transport = transports.open(computer, auth, account.doorman());
    var permits = new Semaphore(Machine.COMMANDS, true);
    if (transport instanceof LocalTransport) return new Machine(computer, transport, transport, scheduler, account, permits);
    var views = MeteredTransport.of(transport, account, computer.limits(), usesAtATime(auth));
    return new Machine(computer, views.ordinary(), views.urgent(), scheduler, account, permits);
  }

  private static int usesAtATime(AuthInfo auth) {
    var channels = auth.parameters().get("max_io_allowed") instanceof Number given ? given.intValue() : CHANNELS;
    return Math.max(1, channels - 2);
  }

  /**
   * One query of the batch system for all these jobs.
   *
   * @throws TroubleException when the computer cannot be worked with at all
   */
  public ListAnswer list(String label, List<JobRef> jobs) throws TroubleException, InterruptedException {
    try {
      var machine = find(label);
      var command = machine.scheduler().list(jobs, machine.urgent().whoami());
      return machine.scheduler().listed(jobs, machine.urgent().exec(command, "/", PATIENCE));
    } catch (TransportException e) {
      if (Trouble.of(e) instanceof Trouble trouble) throw new TroubleException(trouble, e);
      return new ListAnswer.Unusable(String.valueOf(e.getMessage()));
    } catch (IOException | JobException e) {
      return new ListAnswer.Unusable(String.valueOf(e.getMessage()));
    }
  }

  /** Whether commands can be run there and the batch system answers; empty when all is well. */
  public Optional<Trouble> probe(String label) throws InterruptedException {
    try {
      var machine = find(label);
      var answer = machine.scheduler().probed(machine.urgent().exec(machine.scheduler().probe(), "/", PATIENCE));
      return switch (answer) {
        case ProbeAnswer.Ready _ -> Optional.empty();
        case ProbeAnswer.Broken(var problem, var remedy) ->
            Optional.of(new Trouble(Trouble.Cause.SCHEDULER, problem + " " + remedy));
      };
    } catch (TransportException e) {
      return Optional.of(Trouble.of(e) instanceof Trouble trouble ? trouble
          : new Trouble(Trouble.Cause.SCHEDULER, e.getMessage()));
    } catch (IOException | JobException e) {
      return Optional.of(new Trouble(Trouble.Cause.UNREACHABLE, String.valueOf(e.getMessage())));
    }
  }

  /** Gives the connection of a computer back; the next use opens one again. */
  public void recycle(String label) {
    var before = inUse.remove(label);
    if (before != null) close(before.machine().transport());
  }

  @Override
  public void close() {
    inUse.values().forEach(each -> close(each.machine().transport()));
    inUse.clear();
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (Exception e) {
      System.getLogger(Machines.class.getName()).log(System.Logger.Level.WARNING, "cannot close transport", e);
    }
  }
}
