package org.clew.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.clew.store.home.StorePlace;

/**
 * Starts, watches and stops the daemon of a home. Everything here is idempotent, blocks, and throws {@link NodeException} with
 * one clear message when it fails.
 */
public final class DaemonClient {
  private static final String LOG = "daemon.log";
  private static final int LINES_OF_FAILURE = 20;
  private static final long PAUSE_MS = 25;
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private final Path home;

  public DaemonClient(Path home) {
    this.home = home.toAbsolutePath().normalize();
  }

  /** How a start went. */
  public sealed interface Start {
    record Started(EngineEndpoint endpoint) implements Start {}

    record AlreadyRunning(EngineEndpoint endpoint) implements Start {}
  }

  /** How a stop went. */
  public sealed interface Stop {
    record Stopped(long pid) implements Stop {}

    /** It did not stop in time and was killed; its processes go on from their last checkpoint. */
    record Killed(long pid) implements Stop {}

    record NotRunning() implements Stop {}
  }

  /**
   * Starts the daemon and returns when it answers. It outlives this JVM and its terminal.
   *
   * @param workers JVMs that run processes; the embedded store takes 1
   * @param port of the control API, 0 for any free one
   */
  public Start start(int workers, Duration timeout, int port) throws InterruptedException {
    if (workers != 1) throw new NodeException("The embedded store runs its processes in one worker, not " + workers + ".");
    HomeFiles.prepare(home);
    var present = EngineEndpoint.find(home);
    if (present.isPresent()) return alreadyRunning(present.get());
    var jvm = DaemonProcess.start(home, port);
    var deadline = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() < deadline) {
      var found = EngineEndpoint.find(home);
      if (found.isPresent()) return found.get().pid() == jvm.pid() ? new Start.Started(found.get()) : alreadyRunning(found.get());
      if (!jvm.isAlive() && jvm.exitValue() != 0 && EngineLock.holder(home).isEmpty()) throw failed();
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
    jvm.destroyForcibly();
    throw new NodeException("The daemon did not answer within " + timeout.toSeconds() + " s and was stopped." + tail());
  }

  /** As above with any free port. */
  public Start start(int workers, Duration timeout) throws InterruptedException {
    return start(workers, timeout, 0);
  }

  /** Asks the daemon to stop, lets running steps end, and kills it when it takes longer than this. */
  public Stop stop(Duration timeout) throws InterruptedException {
    var holder = EngineLock.holder(home);
    if (holder.isEmpty()) return new Stop.NotRunning();
    if (holder.get().role().filter(Role.RUN::equals).isPresent()) throw new NodeException(holder.get().sentence());
    var pid = holder.get().pid();
    var handle = ProcessHandle.of(pid).filter(process -> process.pid() != ProcessHandle.current().pid())
        .orElseThrow(() -> new NodeException("The engine of " + home + " runs in process " + pid
            + ", which cannot be stopped from here."));
    if (!askToStop()) handle.destroy();
    if (ended(handle, timeout)) return new Stop.Stopped(pid);
    handle.destroyForcibly();
    if (!ended(handle, KILL_LIMIT)) {
      throw new NodeException("The daemon (pid " + pid + ") cannot be killed; look at it with 'ps'.");
    }
    return new Stop.Killed(pid);
  }

  public boolean isRunning() {
    return endpoint().isPresent();
  }

  /** Where the daemon, or whatever engine is up, answers. */
  public Optional<EngineEndpoint> endpoint() {
    return EngineEndpoint.find(home);
  }

  /** What the engine tells of itself; {@code running} is false, and there are no workers, when none is up. */
  public Map<String, Object> status() {
    return EngineClient.of(home).map(EngineClient::status).orElseGet(() -> Answers.ordered("running", false, "store",
        StorePlace.of(home).text(), "url", null, "role", null, "version", null, "workers", List.of()));
  }

  /** The last lines of the log. */
  public List<String> logs(int lines) {
    try {
      return new LogTail(home.resolve(LOG)).last(lines);
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }

  /** The last lines of the log, and then what is added, in pieces that end anywhere, until told to end. */
  public void logs(int lines, Consumer<String> sink, BooleanSupplier goOn) throws InterruptedException {
    try {
      var tail = new LogTail(home.resolve(LOG));
      for (var line : tail.last(lines)) sink.accept(line + "\n");
      tail.follow(sink, goOn);
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }

  private static Start alreadyRunning(EngineEndpoint endpoint) {
    return switch (endpoint.role()) {
      case DAEMON -> new Start.AlreadyRunning(endpoint);
      case RUN -> throw new NodeException(new EngineLock.Holder(endpoint.pid(), Optional.of(Role.RUN)).sentence());
    };
  }

  private boolean askToStop() {
    try {
      return EngineClient.of(home).map(EngineClient::shutdown).isPresent();
    } catch (NodeException | ApiException _) {
      return false;
    }
  }

  private static boolean ended(ProcessHandle handle, Duration longest) throws InterruptedException {
    var deadline = System.nanoTime() + longest.toNanos();
    while (handle.isAlive() && System.nanoTime() < deadline) TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    return !handle.isAlive();
  }

  private NodeException failed() {
    return new NodeException("The daemon ended while it started." + tail());
  }

  private String tail() {
    try {
      var output = home.resolve(DaemonProcess.OUTPUT);
      var said = Files.exists(output) ? new LogTail(output).last(LINES_OF_FAILURE) : List.<String>of();
      var text = said.isEmpty() ? logs(LINES_OF_FAILURE) : said;
      return text.isEmpty() ? " It left no message." : " It said:\n  " + String.join("\n  ", text);
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }
}
