package org.clew.store.cassandra;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to reach a store.
 *
 * @param contactPoints some nodes of the cluster, the others are found through them
 * @param datacenter the one whose nodes are asked
 * @param keyspace holds the tables, see {@link CassandraSchema}
 * @param login when the cluster wants one
 * @param patience how long a write is tried again while too few replicas answer, before it fails
 * @param heartbeat how often this JVM says that it lives; what one leaves undone that has been silent for four times as long is
 *     finished by the others
 */
public record CassandraSettings(List<InetSocketAddress> contactPoints, String datacenter, String keyspace, Optional<Login> login,
    Duration patience, Duration heartbeat) {

  /** Name and password; only the name is ever shown. */
  public record Login(String user, String password) {
    @Override public String toString() {
      return user;
    }
  }

  public CassandraSettings {
    contactPoints = List.copyOf(contactPoints);
    if (contactPoints.isEmpty()) throw new IllegalArgumentException("a Cassandra store needs a contact point, such as host:9042");
    if (!keyspace.matches("[a-z][a-z0-9_]{0,47}")) throw new IllegalArgumentException("the keyspace '" + keyspace
        + "' must be a lower-case letter and up to 47 lower-case letters, digits or _");
    if (patience.isNegative() || patience.isZero()) throw new IllegalArgumentException("patience must be above 0");
    if (heartbeat.toSeconds() < 1) throw new IllegalArgumentException("heartbeat must be 1 s or more, was " + heartbeat);
  }

  /** No login, 20 s of patience and a heartbeat each 15 s. */
  public static CassandraSettings of(List<InetSocketAddress> contactPoints, String datacenter, String keyspace) {
    return new CassandraSettings(contactPoints, datacenter, keyspace, Optional.empty(), Duration.ofSeconds(20),
        Duration.ofSeconds(15));
  }

  public CassandraSettings withPatience(Duration other) {
    return new CassandraSettings(contactPoints, datacenter, keyspace, login, other, heartbeat);
  }

  public CassandraSettings withHeartbeat(Duration other) {
    return new CassandraSettings(contactPoints, datacenter, keyspace, login, patience, other);
  }

  /** For messages: where the store is. */
  String place() {
    return "The store " + keyspace + " in Cassandra at " + contactPoints.getFirst().getHostString() + ":"
        + contactPoints.getFirst().getPort();
  }
}
