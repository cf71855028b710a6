package org.clew.benchmarks.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.clew.benchmarks.Parked;
import org.clew.definition.Definitions;
import org.clew.launch.EngineConfig;
import org.clew.node.EngineNode;
import org.clew.node.Role;

/** A worker whose parked processes go on when the file {@value #GATE} is in its home, the argument; ends when its input does. */
public final class Member {
  static final String GATE = "gate";
  private static final long LOOK_NS = 50_000_000;

  private Member() {}

  static Definitions definitions() {
    var definitions = new Definitions();
    definitions.register(Parked.class);
    definitions.register(Parked.AtGate.class);
    return definitions;
  }

  public static void main(String[] args) throws Exception {
    var home = Path.of(args[0]);
    var node = EngineNode.start(EngineConfig.at(home, definitions()), Role.DAEMON);
    System.out.println("up " + node.endpoint().address());
    Thread.ofPlatform().daemon().start(() -> {
      while (!Files.exists(home.resolve(GATE))) LockSupport.parkNanos(LOOK_NS);
      Parked.open();
    });
    while (System.in.read() >= 0) Thread.onSpinWait();
    System.exit(0);
  }
}
