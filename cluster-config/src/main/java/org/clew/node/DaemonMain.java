package org.clew.node;

import java.nio.file.Path;
import org.clew.definition.Definitions;
import org.clew.launch.EngineConfig;
import org.clew.store.StoreException;
import org.slf4j.LoggerFactory;

/**
 * Main class of a worker of the daemon: {@code --home DIR [--port N]}. Ends with 0 after a request to stop, with 143 after
 * SIGTERM (the engine is stopped in order both times), and with 1 and one line on stderr when it cannot start.
 */
public final class DaemonMain {
  private DaemonMain() {}

  private record Options(Path home, int port) {
    static Options of(String... arguments) {
      var home = System.getenv("CLEW_HOME");
      var port = 0;
      for (int i = 0; i < arguments.length; i += 2) {
        if (i + 1 == arguments.length) throw new NodeException(arguments[i] + " needs a value");
        switch (arguments[i]) {
          case "--home" -> home = arguments[i + 1];
          case "--port" -> port = port(arguments[i + 1]);
          default -> throw new NodeException("unknown argument " + arguments[i] + "; use --home DIR and --port N");
        }
      }
      if (home == null || home.isBlank()) throw new NodeException("No home: give --home DIR, or set CLEW_HOME.");
      return new Options(Path.of(home).toAbsolutePath().normalize(), port);
    }

    private static int port(String text) {
      if (text.matches("\\d{1,5}") && Integer.parseInt(text) < 65_536) return Integer.parseInt(text);
      throw new NodeException("--port must be 0 to 65535, was '" + text + "'");
    }
  }

  /** Runs until somebody asks the daemon to stop. */
  public static void main(String... arguments) {
    try {
      var options = Options.of(arguments);
      HomeFiles.prepare(options.home());
      System.setProperty("clew.home", options.home().toString());
      if (System.getProperty("logback.configurationFile") == null) {
        System.setProperty("logback.configurationFile", "clew-daemon-logback.xml");
      }
      run(options);
    } catch (NodeException | StoreException | IllegalArgumentException e) {
      System.err.println("clew daemon: " + e.getMessage());
      System.exit(1);
    } catch (RuntimeException | Error e) {
      System.err.println("clew daemon: failed unexpectedly: " + e + "; daemon.log tells where");
      LoggerFactory.getLogger(DaemonMain.class).error("The daemon failed", e);
      System.exit(1);
    }
    System.exit(0);
  }

  private static void run(Options options) {
    var definitions = Definitions.discovered(Thread.currentThread().getContextClassLoader());
    try (var node = EngineNode.start(EngineConfig.at(options.home(), definitions), Role.DAEMON, options.port(),
        seat -> System.setProperty("clew.daemon.log", DaemonLog.file(options.home(), seat).toString()))) {
      node.awaitStop();
    }
  }
}
