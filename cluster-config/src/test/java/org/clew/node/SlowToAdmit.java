package org.clew.node;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import org.clew.definition.Definitions;
import org.clew.launch.EngineConfig;

/** An engine of a home that lets others join, and dies before it has declared them up: it would take an hour for that. */
final class SlowToAdmit {
  private SlowToAdmit() {}

  public static void main(String[] arguments) {
    var slow = ConfigFactory.parseString("pekko.cluster.leader-actions-interval = 1h");
    var definitions = Definitions.discovered(SlowToAdmit.class.getClassLoader());
    EngineNode.start(EngineConfig.at(Path.of(arguments[0]), definitions).with(slow), Role.DAEMON).awaitStop();
  }

  static Process start(Path home) throws Exception {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("java.class.path"), SlowToAdmit.class.getName(), home.toString()).inheritIO().start();
  }
}
