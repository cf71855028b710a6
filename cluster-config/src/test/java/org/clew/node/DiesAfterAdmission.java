package org.clew.node;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.pekko.cluster.typed.Cluster;
import org.clew.definition.Definitions;
import org.clew.launch.EngineConfig;
import org.clew.testwait.Await;

/**
 * An engine of a home that dies as soon as another one has joined it and knows that, and before it has declared the other one up:
 * it would take an hour for that.
 */
final class DiesAfterAdmission {
  static final int HALTED = 9;

  private DiesAfterAdmission() {}

  public static void main(String[] arguments) throws Exception {
    var slow = ConfigFactory.parseString("pekko.cluster.leader-actions-interval = 1h");
    var definitions = Definitions.discovered(DiesAfterAdmission.class.getClassLoader());
    var node = EngineNode.start(EngineConfig.at(Path.of(arguments[0]), definitions).with(slow), Role.DAEMON);
    var cluster = Cluster.get(node.engine().system());
    Await.until("another one knows that it has joined", () -> cluster.state().getSeenBy().size() == 2, Duration.ofMinutes(2));
    Runtime.getRuntime().halt(HALTED);
  }

  static Process start(Path home) throws Exception {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("java.class.path"), DiesAfterAdmission.class.getName(), home.toString()).inheritIO().start();
  }
}
