package org.clew.store.cassandra;


import java.net.InetSocketAddress;
import java.util.List;
import org.clew.testdb.CassandraServer;

/**
 * The one node that the tests of this JVM share, started by the first that wants it. A test in a JVM of its own may be given one
 * by the properties {@code clew.cassandra.at} ({@code host:port}) and {@code clew.cassandra.pid}.
 */
public final class Cassandra {
  private static boolean made;

  private Cassandra() {}

  /** Settings for the keyspace that the tests of this JVM share, with tables; {@link CassandraStoreTest} empties them. */
  public static synchronized CassandraSettings keyspace() {
    CassandraSettings settings = settings("clew" + ProcessHandle.current().pid());
    if (!made) CassandraSchema.create(settings, Replication.of("datacenter1", 1));
    made = true;
    return settings;
  }

  /** Settings for a keyspace as it is. */
  public static CassandraSettings settings(String keyspace) {
    return CassandraSettings.of(List.of(at()), "datacenter1", keyspace);
  }

  /** Where the node listens, as {@code host:port}. */
  static String address() {
    return at().getHostString() + ":" + at().getPort();
  }

  /** Process id of the node. */
  static synchronized long pid() {
    Long given = Long.getLong("clew.cassandra.pid");
    return given != null ? given : CassandraServer.shared().pid();
  }

  private static synchronized InetSocketAddress at() {
    String given = System.getProperty("clew.cassandra.at");
    if (given != null) return new InetSocketAddress(given.split(":")[0], Integer.parseInt(given.split(":")[1]));
    return CassandraServer.shared().contactPoint();
  }
}
