package org.clew.store.home;

import java.nio.file.Path;
import org.clew.store.Portable;
import org.clew.store.Store;
import org.clew.store.postgres.PostgresStore;
import org.clew.store.sqlite.SqliteStore;

/** Opens the store that a home is configured for. */
public final class Stores {
  private Stores() {}

  /** Throws StoreException, with a message fit for a user, when the store can not be opened. */
  public static Store open(Path home) {
    return open(StorePlace.of(home));
  }

  /** The embedded store is made when there is none; the others have to be there. */
  public static Store open(StorePlace place) {
    return switch (place) {
      case StorePlace.Embedded(var home) -> SqliteStore.open(home);
      case StorePlace.Postgres(var postgres) -> PostgresStore.open(postgres);
      case StorePlace.Cassandra(var cassandra) -> cassandra.open();
    };
  }

  /** As above, to count its rows or carry them into another store. */
  public static Portable openPortable(StorePlace place) {
    return switch (place) {
      case StorePlace.Embedded(var home) -> SqliteStore.open(home);
      case StorePlace.Postgres(var postgres) -> PostgresStore.open(postgres);
      case StorePlace.Cassandra(var cassandra) -> cassandra.open();
    };
  }

  /** Makes the store where there is none, and brings an older one up to date; answers whether there was something to do. */
  public static boolean init(StorePlace place) {
    return switch (place) {
      case StorePlace.Embedded(var home) -> {
        boolean made = !home.resolve("clew.db").toFile().exists();
        SqliteStore.open(home).close();
        yield made;
      }
      case StorePlace.Postgres(var postgres) -> PostgresStore.init(postgres);
      case StorePlace.Cassandra(var cassandra) -> {
        cassandra.create();
        yield true;
      }
    };
  }
}
