package org.clew.cluster;

import com.typesafe.config.ConfigFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.MemberStatus;
import org.clew.store.home.HomeConfig;

/**
 * A node in a JVM of its own: settings of a home, no store. Reads {@code start}, {@code members} and {@code stop} from its input
 * and answers each with a line.
 */
public final class TestNode {
  /** Setting: how long it waits for the answer of a node that it asks to be let in. */
  static final String PATIENCE = "test.patience";

  private TestNode() {}

  public static void main(String... arguments) throws Exception {
    var home = Path.of(arguments[0]);
    ActorSystem system = null;
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      switch (line) {
        case "start" -> {
          system = start(home);
          System.out.println("started");
        }
        case "members" -> System.out.println("members " + members(system));
        case "stop" -> {
          system.terminate();
          system.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
          System.out.println("stopped");
        }
        default -> throw new IllegalArgumentException(line);
      }
    }
    System.exit(0);
  }

  private static ActorSystem start(Path home) {
    // A stop is like a crash: no goodbye, and the next start finds the port just left.
    var patience = HomeConfig.of(home).getOrDefault(PATIENCE, "5s");
    var config = ConfigFactory.parseString("clew.cluster.stable-margin = 1200ms\npekko.cluster.seed-node-timeout = " + patience
        + "\npekko.remote.artery.advanced.shutdown-flush-timeout = 50ms"
        + "\npekko.coordinated-shutdown.run-by-actor-system-terminate = off")
        .withFallback(ClusterConfig.of(home, Map.of())).withFallback(ConfigFactory.parseResources("clew-engine.conf"))
        .withFallback(ConfigFactory.load()).resolve();
    return ActorSystem.create("clew", config);
  }

  /** Hosts of the members that are up, as this node sees them. */
  private static String members(ActorSystem system) {
    var hosts = new TreeSet<String>();
    for (var member : Cluster.get(system).state().getMembers()) {
      if (member.status().equals(MemberStatus.up())) hosts.add(member.address().host().get());
    }
    return String.join(" ", hosts);
  }
}
