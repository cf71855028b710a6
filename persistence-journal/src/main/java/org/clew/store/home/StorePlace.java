package org.clew.store.home;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.clew.store.StoreException;
import org.clew.store.cassandra.CassandraPlace;
import org.clew.store.postgres.PostgresPlace;

/** Where the store of a home lies. */
public sealed interface StorePlace {
  String BACKEND = "storage.backend";
  String URL = "storage.url";
  String USER = "storage.user";
  String PASSWORD_FILE = "storage.password_file";
  String DATACENTER = "storage.datacenter";
  String COPIES = "storage.copies";
  /** The name that Cassandra gives to a data center when nobody else does. */
  String FIRST_DATACENTER = "datacenter1";
  int MOST_USED_COPIES = 3;

  /** In the home itself. */
  record Embedded(Path home) implements StorePlace {
    @Override public StoreKind kind() {
      return StoreKind.EMBEDDED;
    }

    @Override public String text() {
      return home.resolve("clew.db").toString();
    }
  }

  /** In a PostgreSQL database. */
  record Postgres(PostgresPlace place) implements StorePlace {
    @Override public StoreKind kind() {
      return StoreKind.POSTGRES;
    }

    @Override public String text() {
      return place.url();
    }
  }

  /** In a keyspace of a Cassandra cluster. */
  record Cassandra(CassandraPlace place) implements StorePlace {
    @Override public StoreKind kind() {
      return StoreKind.CASSANDRA;
    }

    @Override public String text() {
      return place.url();
    }
  }

  StoreKind kind();

  /** File or url, without secrets. */
  String text();

  /** As the settings of the home say; throws StoreException naming the setting that is wrong. */
  static StorePlace of(Path home) {
    Map<String, Object> settings = HomeConfig.of(home);
    String backend = text(settings, BACKEND).orElse(StoreKind.EMBEDDED.durable());
    StoreKind kind = StoreKind.of(backend).orElseThrow(() -> new StoreException("The setting " + BACKEND + " in "
        + home.resolve(HomeConfig.FILE) + " is '" + backend + "': it must be embedded, postgres or cassandra."));
    return of(kind, home, settings);
  }

  /** A place of this kind, by settings that need not be in effect. */
  static StorePlace of(StoreKind kind, Path home, Map<String, Object> settings) {
    return switch (kind) {
      case EMBEDDED -> new Embedded(home);
      case CASSANDRA -> new Cassandra(new CassandraPlace(text(settings, URL).orElseThrow(() -> new StoreException(
          "The store is cassandra, but " + URL + " is not set: 'clew config set " + URL + " cassandra://n1:9042,n2:9042/clew'.")),
          text(settings, DATACENTER).orElse(FIRST_DATACENTER),
          settings.get(COPIES) instanceof Long copies ? Math.toIntExact(copies) : MOST_USED_COPIES,
          text(settings, USER), text(settings, PASSWORD_FILE).map(home::resolve)));
      case POSTGRES -> new Postgres(new PostgresPlace(text(settings, URL).orElseThrow(() -> new StoreException(
          "The store is postgres, but " + URL + " is not set: 'clew config set " + URL
              + " jdbc:postgresql://HOST:5432/DATABASE'.")),
          text(settings, USER).orElse(System.getProperty("user.name")), text(settings, PASSWORD_FILE).map(home::resolve)));
    };
  }

  private static Optional<String> text(Map<String, Object> settings, String key) {
    return settings.get(key) instanceof String value && !value.isBlank() ? Optional.of(value.strip()) : Optional.empty();
  }
}
