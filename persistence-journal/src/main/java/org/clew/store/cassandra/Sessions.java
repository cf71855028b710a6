package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.InvalidKeyspaceException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.time.Duration;
import java.util.List;
import org.clew.store.StoreException;

/** Connects to Cassandra. Reads and writes wait for a quorum, so that a reader sees what a writer was told is done. */
final class Sessions {
  /** What a session is for: to work it sends requests to nodes that have the data, for which the driver reads the schema. */
  private enum Purpose { WORK, SCHEMA }

  private Sessions() {}

  /** A session of the store's keyspace. */
  static CqlSession open(CassandraSettings settings) {
    return connect(settings, builder(settings, Purpose.WORK).withKeyspace(settings.keyspace()));
  }

  /** A session without keyspace, patient enough for changes of the schema. */
  static CqlSession administrator(CassandraSettings settings) {
    return connect(settings, builder(settings, Purpose.SCHEMA));
  }

  private static CqlSession connect(CassandraSettings settings, CqlSessionBuilder builder) {
    try {
      return builder.build();
    } catch (InvalidKeyspaceException e) {
      throw new StoreException(settings.place() + " does not exist: make it with 'clew storage init'.", e);
    } catch (AllNodesFailedException e) {
      boolean login = e.getAllErrors().values().stream().flatMap(List::stream)
          .anyMatch(AuthenticationException.class::isInstance);
      throw new StoreException(settings.place() + (login ? " refuses the login: check user and password."
          : " can not be reached: check address and port, and that the nodes are up."), e);
    } catch (DriverException | IllegalArgumentException | IllegalStateException e) {
      throw new StoreException(settings.place() + " can not be opened: " + e.getMessage(), e);
    }
  }

  private static CqlSessionBuilder builder(CassandraSettings settings, Purpose purpose) {
    DriverConfigLoader config = DriverConfigLoader.programmaticBuilder()
        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "QUORUM")
        .withString(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY, "SERIAL")
        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(switch (purpose) {
          case WORK -> 5;
          case SCHEMA -> 30;
        }))
        .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, purpose == Purpose.WORK)
        .withStringList(DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES, List.of(settings.keyspace()))
        .withString(DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS, "ServerSideTimestampGenerator")
        .withString(DefaultDriverOption.REQUEST_THROTTLER_CLASS, "ConcurrencyLimitingRequestThrottler")
        .withInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_CONCURRENT_REQUESTS, 512)
        .withInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_QUEUE_SIZE, 1_000_000)
        .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, Duration.ofSeconds(5))
        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(5))
        .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(500))
        .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(5))
        .withString(DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT, "MILLISECONDS")
        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 50)
        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT, 5000)
        .withString(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, "MILLISECONDS")
        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 50)
        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, 5000)
        .withBoolean(DefaultDriverOption.REQUEST_WARN_IF_SET_KEYSPACE, false)
        .build();
    CqlSessionBuilder builder = CqlSession.builder().withConfigLoader(config).addContactPoints(settings.contactPoints())
        .withLocalDatacenter(settings.datacenter());
    settings.login().ifPresent(login -> builder.withAuthCredentials(login.user(), login.password()));
    return builder;
  }
}
