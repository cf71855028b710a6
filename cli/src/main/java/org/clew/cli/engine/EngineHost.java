package org.clew.cli.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.clew.definition.Definitions;
import org.clew.launch.EngineConfig;
import org.clew.launch.ExitTasks;
import org.clew.node.EngineClient;
import org.clew.node.EngineNode;
import org.clew.node.NodeException;
import org.clew.node.Role;

/** The engine that a command works with: the one that owns the home, or one of its own that ends with the command. */
final class EngineHost implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long CHECK_NS = TimeUnit.SECONDS.toNanos(2);

  private final EngineClient client;
  private final EngineNode own;
  private final ExitTasks withoutEngine = ExitTasks.ofJvm();
  private long lastCheck = System.nanoTime();

  private EngineHost(EngineClient client, EngineNode own) {
    this.client = client;
    this.own = own;
  }

  /**
   * Uses the engine that is up, else starts one, which resumes everything that has not ended.
   *
   * @throws NodeException when neither can be done, naming who holds the home
   */
  static EngineHost attachOrStart(Path home, Definitions definitions) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var present = EngineClient.of(home);
      if (present.isPresent()) return new EngineHost(present.get(), null);
      try {
        var node = EngineNode.start(EngineConfig.at(home, definitions), Role.RUN);
        return new EngineHost(EngineClient.of(home)
            .orElseThrow(() -> new IllegalStateException("the engine just started does not answer")), node);
      } catch (NodeException taken) {
        if (System.nanoTime() > deadline) throw taken;
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  EngineClient client() {
    return client;
  }

  boolean isOwn() {
    return own != null;
  }

  /** Whether the engine is still up, as of the last two seconds. */
  boolean isThere() {
    if (isOwn() || System.nanoTime() - lastCheck < CHECK_NS) return true;
    lastCheck = System.nanoTime();
    return client.endpoint().answers();
  }

  /** Does something when the JVM ends, by Ctrl-C for instance, and before its own engine does; until it is closed. */
  ExitTasks.Task atExit(Runnable what) {
    return isOwn() ? own.engine().atExit(what) : withoutEngine.add(what);
  }

  @Override public void close() {
    withoutEngine.forget();
    if (own != null) own.close();
  }
}
