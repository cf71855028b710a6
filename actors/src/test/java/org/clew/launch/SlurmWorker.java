package org.clew.launch;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.cluster.typed.Cluster;

/** An engine in a JVM of its own, alone or in the cluster of another one, until it is killed. */
final class SlurmWorker {
  private SlurmWorker() {}

  /** @param arguments home, and the address of a node to join if there is one */
  public static void main(String[] arguments) throws InterruptedException {
    var join = arguments.length > 1 ? "clew.cluster.join = \"" + arguments[1] + "\"" : "";
    var engine = Engine.start(EngineConfig.at(Path.of(arguments[0]), Chains.all()).with(ConfigFactory.parseString(join)));
    System.out.println("up " + Cluster.get(engine.system()).selfMember().address());
    System.out.flush();
    new CountDownLatch(1).await();
  }
}
