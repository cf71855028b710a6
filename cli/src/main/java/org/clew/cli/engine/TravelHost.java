package org.clew.cli.engine;

import java.time.Clock;
import java.util.Map;
import org.clew.cli.Shell;
import org.clew.definition.Definitions;
import org.clew.launch.EngineConfig;
import org.clew.launch.OfflineControl;
import org.clew.launch.OfflineLauncher;
import org.clew.node.EngineClient;
import org.clew.node.Travels;

/** Forks, migrations and going back: done by the engine that is up, else in the store for the next one. */
record TravelHost(Shell shell) {
  /** What to do in either case. */
  interface Both {
    Map<String, Object> online(EngineClient engine);

    Map<String, Object> offline(Travels travels) throws InterruptedException;
  }

  Map<String, Object> call(Both both) throws Exception {
    return Problems.reworded(() -> {
      var engine = EngineClient.of(shell.home());
      if (engine.isPresent()) return both.online(engine.get());
      var definitions = Definitions.discovered(Thread.currentThread().getContextClassLoader());
      try (var launcher = new OfflineLauncher(EngineConfig.at(shell.home(), definitions))) {
        return both.offline(new Travels(launcher, new OfflineControl(launcher.store(), Clock.systemUTC())::control));
      }
    });
  }

  boolean isOnline() {
    return EngineClient.of(shell.home()).isPresent();
  }
}
