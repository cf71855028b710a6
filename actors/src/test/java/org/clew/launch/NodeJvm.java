package org.clew.launch;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Scanner;
import java.util.UUID;
import org.clew.computer.BuiltIn;
import org.clew.data.Str;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;

/**
 * A node of a cluster in a JVM of its own. Arguments: home, host name or address to listen at, address of a node to join or
 * nothing. Reads {@code jobs N} and {@code chains N}, submits them, {@code tree WIDTH DEPTH}, whose leaves wait at a door,
 * {@code open}, which opens that door, {@code kill} and {@code play} with a uuid, and {@code members}, of which it tells the
 * number; prints {@code down} and ends when the cluster does without it.
 * With the property {@value #CLOCK} its clock is so many seconds wrong.
 */
final class NodeJvm {
  static final String CLOCK = "clew.test.clock-seconds";
  private static final String DOOR = "gate";

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
        var answer = switch (words[0]) {
          case "jobs" -> jobs(engine, home, Integer.parseInt(words[1]));
          case "chains" -> chains(engine, Integer.parseInt(words[1]));
          case "tree" -> engine.submit("test.tree", Map.of("width", Long.valueOf(words[1]), "depth", Long.valueOf(words[2]),
              "door", DOOR)).uuid();
          case "kill" -> control(engine, words[1], new ProcessCommand.Kill("enough", KillMode.ORDERLY));
          case "play" -> control(engine, words[1], new ProcessCommand.Play());
          case "members" -> engine.cluster().nodes().size();
          case "open" -> {
            Doors.open(DOOR);
            yield DOOR;
          }
          default -> "is not a command";
        };
        System.out.println(words[0] + " " + answer);
        System.out.flush();
      }
    }
    System.exit(0);
  }

  private static String control(Engine engine, String process, ProcessCommand.Control command) {
    return engine.control(UUID.fromString(process), command, Duration.ofSeconds(10)).toCompletableFuture().join().getClass()
        .getSimpleName();
  }

  private static int chains(Engine engine, int count) {
    var held = engine.definitions().get("test.held");
    var launch = new Submitter.Launch(held, Map.of("first", DOOR, "second", Doors.NONE));
    return engine.submitAll(Collections.nCopies(count, launch)).size();
  }

  private static int jobs(Engine engine, Path home, int jobs) {
    var script = "echo start >> " + home.resolve("starts") + "; while [ ! -e " + home.resolve("gate")
        + " ]; do sleep 1; done; echo 7";
    for (int i = 0; i < jobs; i++) engine.submit("test.job", Map.of("script", new Str(script), "code", BuiltIn.bash()));
    return jobs;
  }
}
