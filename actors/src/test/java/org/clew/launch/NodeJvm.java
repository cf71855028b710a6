package org.clew.launch;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Scanner;
import org.clew.computer.BuiltIn;
import org.clew.data.Str;

/**
 * A node of a cluster in a JVM of its own. Arguments: home, host name or address to listen at, address of a node to join or nothing. Reads
 * {@code jobs N}, submits them, and {@code members}, of which it tells the number; prints {@code down} and ends when the cluster does without it.
 * With the property {@value #CLOCK} its clock is so many seconds wrong.
 */
final class NodeJvm {
  static final String CLOCK = "clew.test.clock-seconds";

  private NodeJvm() {}

  public static void main(String[] arguments) throws Exception {
    var home = Path.of(arguments[0]);
    var settings = ConfigFactory.parseMap(Map.of("pekko.remote.artery.canonical.hostname", arguments[1], "clew.cluster.join",
        arguments.length > 2 ? arguments[2] : ""));
    var clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.getLong(CLOCK, 0)));
    var engine = Engine.start(new EngineConfig(home, Chains.all(), settings, EngineConfig.DEFAULT_SETTINGS, clock));
    engine.system().getWhenTerminated().whenComplete((_, _) -> {
      System.out.println("down");
      System.out.flush();
      System.exit(0);
    });
    System.out.println("up " + engine.cluster().address());
    System.out.flush();
    try (var input = new Scanner(System.in)) {
      while (input.hasNextLine()) {
        var words = input.nextLine().split(" ");
        if (words[0].equals("jobs")) submit(engine, home, Integer.parseInt(words[1]));
        System.out.println(words[0] + " " + (words[0].equals("members") ? engine.cluster().nodes().size() : "are submitted"));
        System.out.flush();
      }
    }
    System.exit(0);
  }

  private static void submit(Engine engine, Path home, int jobs) {
    var script = "echo start >> " + home.resolve("starts") + "; while [ ! -e " + home.resolve("gate") + " ]; do sleep 0.1; done; echo 7";
    for (int i = 0; i < jobs; i++) engine.submit("test.job", Map.of("script", new Str(script), "code", BuiltIn.bash()));
  }
}
