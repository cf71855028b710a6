package org.clew.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.clew.cluster.ClusterException;
import org.clew.cluster.ClusterSettings;
import org.clew.launch.Engine.Handover;

/**
 * Starts, watches and stops the daemon of a home: one or more workers, each a JVM of its own. Everything here is idempotent,
 * blocks, and throws {@link NodeException} with one clear message when it fails.
 */
public final class DaemonClient {
  private static final int LINES_OF_FAILURE = 20;
  private static final long PAUSE_MS = 25;
  private static final int ANY = Integer.MAX_VALUE;
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private final Path home;
  private final Seats seats;
  private final Workers workers;

  public DaemonClient(Path home) {
    this.home = home.toAbsolutePath().normalize();
    this.seats = new Seats(this.home);
    this.workers = new Workers(this.home);
  }

  /** How a start went; the workers are all that the daemon has then. */
  public sealed interface Start {
    List<EngineEndpoint> workers();

    record Started(List<EngineEndpoint> workers) implements Start {}

    record AlreadyRunning(List<EngineEndpoint> workers) implements Start {}
  }

  /** How a stop went. */
  public sealed interface Stop {
    /** By process id, in order of their seats. */
    record Stopped(List<Long> pids) implements Stop {}

    /** Some did not stop in time and were killed; their processes go on from their last checkpoint. */
    record Killed(List<Long> pids) implements Stop {}

    record NotRunning() implements Stop {}
  }

  /**
   * Starts the daemon and returns when all workers answer. They outlive this JVM and its terminal.
   *
   * @param count JVMs that run processes; those that die are started again by the others
   * @param port of the control API of the first one, 0 for any free one
   */
  public Start start(int count, Duration timeout, int port) throws InterruptedException {
    if (count < 1) throw new NodeException("A daemon has one worker or more, not " + count + "; 'clew daemon stop' ends it.");
    HomeFiles.prepare(home);
    requireSeats(count);
    var present = awaitPresent(timeout);
    if (!present.isEmpty()) return new Start.AlreadyRunning(present);
    workers.hold(count);
    var jvms = new ArrayList<Starting>();
    for (int i = 0; i < count; i++) jvms.add(Starting.now(home, i == 0 ? port : 0, DaemonProcess.output(i)));
    try {
      var up = await(count, ANY, timeout, jvms);
      workers.want(count);
      return jvms.stream().anyMatch(jvm -> up.stream().anyMatch(worker -> worker.pid() == jvm.process().pid()))
          ? new Start.Started(up) : new Start.AlreadyRunning(up);
    } catch (NodeException e) {
      workers.wantNone();
      jvms.forEach(jvm -> jvm.process().destroyForcibly());
      throw e;
    }
  }

  /** As above with any free port. */
  public Start start(int count, Duration timeout) throws InterruptedException {
    return start(count, timeout, 0);
  }

  /** Asks all workers to stop, lets running steps end, and kills those that take longer than this. */
  public Stop stop(Duration timeout) throws InterruptedException {
    workers.wantNone();
    var present = seats.taken().stream().filter(holder -> !holder.role().filter(Role.RUN::equals).isPresent()).toList();
    if (present.isEmpty()) return new Stop.NotRunning();
    var pids = present.stream().map(Seat.Holder::pid).toList();
    for (var holder : present) leave(holder, Handover.TO_NOBODY);
    var deadline = System.nanoTime() + timeout.toNanos();
    var late = present.stream().filter(holder -> !ended(handle(holder), deadline)).toList();
    if (late.isEmpty()) return new Stop.Stopped(pids);
    for (var holder : late) kill(holder);
    return new Stop.Killed(pids);
  }

  /**
   * Changes the number of workers; returns when as many answer. Processes move to those that come, and away from those that
   * leave.
   *
   * @throws NodeException when the daemon does not run, or fewer than one would be left
   */
  public List<EngineEndpoint> resize(int by, Duration timeout) throws InterruptedException {
    var now = daemons().size();
    if (now == 0) throw new NodeException("The daemon is not running; start it with 'clew daemon start'.");
    var count = workers.wanted().orElse(now) + by;
    if (count < 1) throw new NodeException("A daemon has one worker or more; 'clew daemon stop' ends it.");
    requireSeats(count);
    workers.want(count);
    return await(count, count, timeout, List.of());
  }

  /**
   * Exchanges one worker after the other: a new one comes up, then an old one hands its processes over and leaves. Nothing stands
   * still.
   *
   * @param told of each exchange
   */
  public List<EngineEndpoint> restartRolling(Duration timeout, Consumer<String> told) throws InterruptedException {
    var old = daemons().stream().filter(holder -> holder.endpoint().isPresent()).toList();
    if (old.isEmpty()) throw new NodeException("The daemon is not running; start it with 'clew daemon start'.");
    var count = workers.wanted().orElse(old.size());
    requireSeats(daemons().size() + 1);
    workers.hold(count);
    try {
      for (var holder : old) {
        var fresh = Starting.now(home, 0, DaemonProcess.OUTPUT_AGAIN);
        awaitUp(fresh, timeout);
        leave(holder, Handover.TO_OTHERS);
        var handle = handle(holder);
        if (!ended(handle, System.nanoTime() + timeout.toNanos())) kill(holder);
        told.accept("Worker " + holder.pid() + " is replaced by " + fresh.process().pid() + ".");
      }
    } finally {
      workers.want(count);
    }
    return await(count, count, timeout, List.of());
  }

  /** Workers that hold a seat, 0 when the daemon is not running. */
  public int workers() {
    return daemons().size();
  }

  public boolean isRunning() {
    return endpoint().isPresent();
  }

  /** Where the daemon, or whatever engine is up, answers. */
  public Optional<EngineEndpoint> endpoint() {
    return EngineEndpoint.find(home);
  }

  /** What the engines tell of themselves; {@code running} is false, and there are no workers, when none is up. */
  public Map<String, Object> status() {
    return new DaemonReport(home).status();
  }

  /** The last lines of the log. */
  public List<String> logs(int lines) {
    try {
      return new DaemonLog(home).last(lines);
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }

  /** The last lines of the log, and then what is added, in pieces that end anywhere, until told to end. */
  public void logs(int lines, Consumer<String> sink, BooleanSupplier goOn) throws InterruptedException {
    try {
      var log = new DaemonLog(home);
      for (var line : log.last(lines)) sink.accept(line + "\n");
      log.follow(sink, goOn);
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }

  /** A worker that comes up. */
  private record Starting(Process process, String output) {
    static Starting now(Path home, int port, String output) {
      return new Starting(DaemonProcess.start(home, port, output), output);
    }
  }

  /** Each worker of a cluster of several machines needs a port. */
  private void requireSeats(int count) {
    try {
      ClusterSettings.of(home, System.getenv()).requireSeats(count);
    } catch (ClusterException e) {
      throw new NodeException(e.getMessage(), e);
    }
  }

  private List<Seat.Holder> daemons() {
    return seats.taken().stream().filter(Seat.Holder::isDaemon).toList();
  }

  /**
   * Those that answer; a worker that holds a seat and does not yet, or not any more, is waited for. Empty when nobody has a seat.
   */
  private List<EngineEndpoint> awaitPresent(Duration timeout) throws InterruptedException {
    var deadline = System.nanoTime() + timeout.toNanos();
    while (!daemons().isEmpty()) {
      var up = answering();
      if (!up.isEmpty()) return up;
      if (System.nanoTime() > deadline) throw new NodeException("A worker holds a seat and does not answer (pid "
          + daemons().stream().map(holder -> String.valueOf(holder.pid())).collect(Collectors.joining(", "))
          + "); stop it with 'clew daemon stop'.");
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
    return List.of();
  }

  /** @param starting those whose failure ends the wait */
  private List<EngineEndpoint> await(int least, int most, Duration timeout, List<Starting> starting) throws InterruptedException {
    var deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      var up = answering();
      if (up.size() >= least && up.size() <= most) return up;
      for (var jvm : starting) checkStart(jvm);
      if (System.nanoTime() > deadline)
        throw new NodeException("After " + timeout.toSeconds() + " s " + up.size() + " of " + least
            + " workers answer." + tail(DaemonProcess.output(0)));
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
  }

  private void awaitUp(Starting fresh, Duration timeout) throws InterruptedException {
    var deadline = System.nanoTime() + timeout.toNanos();
    while (answering().stream().noneMatch(worker -> worker.pid() == fresh.process().pid())) {
      checkStart(fresh);
      if (System.nanoTime() > deadline) {
        fresh.process().destroyForcibly();
        throw new NodeException("A new worker did not answer within " + timeout.toSeconds()
            + " s and was stopped; the old ones stay." + tail(fresh.output()));
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
  }

  private void checkStart(Starting worker) {
    var jvm = worker.process();
    if (!jvm.isAlive() && jvm.exitValue() != 0)
      throw new NodeException("A worker ended while it started." + tail(worker.output()));
  }

  private List<EngineEndpoint> answering() {
    return daemons().stream().flatMap(holder -> holder.endpoint().stream()).filter(EngineEndpoint::answers).toList();
  }

  private void leave(Seat.Holder holder, Handover how) {
    try {
      if (holder.endpoint().flatMap(endpoint -> EngineClient.of(home, endpoint)).map(client -> client.shutdown(how)).isPresent())
        return;
    } catch (NodeException | ApiException _) {
      // it is told by a signal instead
    }
    handle(holder).ifPresent(ProcessHandle::destroy);
  }

  private static Optional<ProcessHandle> handle(Seat.Holder holder) {
    if (holder.pid() == ProcessHandle.current().pid()) {
      throw new NodeException("The engine of process " + holder.pid() + " cannot be stopped from within.");
    }
    return ProcessHandle.of(holder.pid());
  }

  private static boolean ended(Optional<ProcessHandle> handle, long deadline) {
    while (handle.filter(ProcessHandle::isAlive).isPresent() && System.nanoTime() < deadline) {
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
    }
    return handle.filter(ProcessHandle::isAlive).isEmpty();
  }

  private static void kill(Seat.Holder holder) {
    var handle = handle(holder);
    handle.ifPresent(ProcessHandle::destroyForcibly);
    if (!ended(handle, System.nanoTime() + KILL_LIMIT.toNanos())) {
      throw new NodeException("The worker with pid " + holder.pid() + " cannot be killed; look at it with 'ps'.");
    }
  }

  private String tail(String file) {
    try {
      var output = home.resolve(file);
      var said = Files.exists(output) ? new LogTail(output).last(LINES_OF_FAILURE) : List.<String>of();
      var text = said.isEmpty() ? logs(LINES_OF_FAILURE) : said;
      return text.isEmpty() ? " It left no message." : " It said:\n  " + String.join("\n  ", text);
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }
}
