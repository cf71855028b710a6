package org.clew.store.cassandra.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line that starts a node: Cassandra 5 on Java 17 reaches into the JDK, which must be opened for it by name. */
final class NodeCommand {
  private static final List<String> OPENED = List.of("java.base/java.lang", "java.base/java.lang.module",
      "java.base/java.lang.reflect", "java.base/java.io", "java.base/java.nio", "java.base/java.util", "java.base/sun.nio.ch",
      "java.base/jdk.internal.loader", "java.base/jdk.internal.ref", "java.base/jdk.internal.reflect",
      "java.base/jdk.internal.math", "java.base/jdk.internal.module", "java.base/jdk.internal.util.jar",
      "jdk.management/com.sun.management.internal");
  private static final List<String> EXPORTED = List.of("java.base/jdk.internal.misc", "java.rmi/sun.rmi.registry",
      "java.rmi/sun.rmi.server", "java.management.rmi/com.sun.jmx.remote.internal.rmi", "java.sql/java.sql");

  private NodeCommand() {}

  static List<String> of(Path java, NodeConfig config, Path configuration) {
    List<String> words = new ArrayList<>(List.of(java.toString(), "-Xms" + config.heapMegabytes() + "m",
        "-Xmx" + config.heapMegabytes() + "m", "-XX:+UseSerialGC",
        "-javaagent:" + agent(config.libraries()), "-Djdk.attach.allowAttachSelf=true"));
    OPENED.forEach(name -> words.addAll(List.of("--add-opens", name + "=ALL-UNNAMED")));
    EXPORTED.forEach(name -> words.addAll(List.of("--add-exports", name + "=ALL-UNNAMED")));
    words.addAll(List.of("-Dcassandra.config=" + configuration.toUri(), "-Dcassandra.storagedir=" + config.home(),
        "-Dcassandra-foreground=yes", "-Dcassandra.ring_delay_ms=1000", "-Dcassandra.skip_wait_for_gossip_to_settle=0",
        "-Dcassandra.consistent.rangemovement=false", "-Dlogback.configurationFile=" + config.home().resolve("logback.xml"),
        "-cp", config.libraries() + "/*", "org.apache.cassandra.service.CassandraDaemon"));
    return words;
  }

  private static Path agent(Path libraries) {
    try (Stream<Path> jars = Files.list(libraries)) {
      return jars.filter(jar -> jar.getFileName().toString().matches("jamm-.*\\.jar")).findFirst()
          .orElseThrow(() -> new IllegalStateException("no jamm-*.jar in " + libraries + ": build the module cassandra-node"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The libraries of Cassandra are not in " + libraries + ": build the module cassandra-node.", e);
    }
  }
}
