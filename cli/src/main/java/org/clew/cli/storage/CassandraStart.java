package org.clew.cli.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.store.StoreException;
import org.clew.store.cassandra.node.CassandraNode;
import org.clew.store.cassandra.node.NodeConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a Cassandra node on this machine, for development, until Ctrl-C; its data stay. */
@Command
public final class CassandraStart implements Callable<Integer> {
  /** System property: folder of the jars, which the script {@code clew} fetches. */
  private static final String LIBRARIES = "clew.cassandra.lib";
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final String LOOPBACK = "127.0.0.1";

  private final Shell shell;

  @Option(names = "--port", paramLabel = "N", defaultValue = "9042",
      description = "Port for clients on 127.0.0.1 (default ${DEFAULT-VALUE}).")
  int port;

  @Option(names = "--storage-port", paramLabel = "N", defaultValue = "7000",
      description = "Port for other nodes on 127.0.0.1 (default ${DEFAULT-VALUE}).")
  int storagePort;

  @Option(names = "--heap", paramLabel = "MB", defaultValue = "512",
      description = "Heap; it takes some 500 MB more (default ${DEFAULT-VALUE}).")
  int heap;

  @Option(names = "--dir", paramLabel = "DIR", description = "Folder of its data and logs (default: cassandra in the home).")
  Path folder;

  public CassandraStart(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    var libraries = Path.of(System.getProperty(LIBRARIES, "cassandra-node/target/lib")).toAbsolutePath();
    if (!Files.isDirectory(libraries)) throw CommandException.refused("The jars of Cassandra are not in " + libraries
        + ": 'mvn -pl cassandra-node generate-resources' in the folder of Clew fetches them.");
    var home = (folder == null ? shell.home().resolve("cassandra") : folder).toAbsolutePath().normalize();
    shell.err().println("Starting Cassandra in " + home + " …");
    try (var node = CassandraNode.start(new NodeConfig(libraries, home, LOOPBACK, List.of(LOOPBACK), port, storagePort, heap))
        .await(START_LIMIT)) {
      shell.out().println("Cassandra runs (pid " + node.pid() + ") until Ctrl-C. To use it:");
      shell.out().println("  clew config set storage.url cassandra://" + LOOPBACK + ":" + port + "/clew");
      shell.out().println("  clew config set storage.copies 1");
      shell.out().println("  clew config set storage.backend cassandra");
      shell.out().println("  clew storage init");
      shell.out().flush();
      while (node.isAlive()) TimeUnit.MILLISECONDS.sleep(200);
      throw CommandException.refused("Cassandra has ended: see system.log in " + home + ".");
    } catch (StoreException e) {
      throw CommandException.refused(e.getMessage());
    }
  }
}
