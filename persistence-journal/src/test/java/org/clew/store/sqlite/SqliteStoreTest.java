package org.clew.store.sqlite;

import java.nio.file.Path;
import org.clew.store.Store;
import org.clew.store.StoreContract;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir private Path home;

  @Override protected Store open() {
    return SqliteStore.open(home);
  }
}
