package org.clew.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clew.testwait.Await;

/** A daemon in a JVM of its own, stopped when the test ends. */
final class TestDaemon implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  final Path home;
  final DaemonClient client;

  TestDaemon(Path home) {
    this.home = home;
    this.client = new DaemonClient(home);
  }

  static TestDaemon started(Path home) throws InterruptedException {
    var daemon = new TestDaemon(home);
    daemon.start();
    return daemon;
  }

  EngineEndpoint start() throws InterruptedException {
    return switch (client.start(1, LIMIT)) {
      case DaemonClient.Start.Started(var workers) -> workers.getFirst();
      case DaemonClient.Start.AlreadyRunning(var workers) -> throw new AssertionError("was running already: " + workers);
    };
  }

  /** SIGKILL. */
  void crash() throws InterruptedException {
    var handle = ProcessHandle.of(EngineEndpoint.find(home).orElseThrow().pid()).orElseThrow();
    handle.destroyForcibly();
    Await.until("the daemon is dead", () -> !handle.isAlive());
  }

  EngineClient api() {
    return EngineClient.of(home).orElseThrow();
  }

  /** The object as which a plain tree is known. */
  static Map<String, Object> object(Object plain) {
    var object = new java.util.LinkedHashMap<String, Object>();
    ((Map<?, ?>) plain).forEach((key, value) -> object.put((String) key, value));
    return object;
  }

  /** Submits one and answers its pk. */
  String submit(String name, Map<String, ?> inputs) {
    var processes = (List<?>) api().submit(Map.of("name", name, "inputs", inputs)).get("processes");
    return ((Map<?, ?>) processes.getFirst()).get("pk").toString();
  }

  Map<String, Object> awaitEnd(String process) {
    return api().await(process, Duration.ofSeconds(30));
  }

  Map<String, Object> show(String process) {
    return api().await(process, Duration.ZERO);
  }

  @Override public void close() throws InterruptedException {
    client.stop(Duration.ofSeconds(20));
  }
}
