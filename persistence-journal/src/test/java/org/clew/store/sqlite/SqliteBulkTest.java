package org.clew.store.sqlite;

import java.nio.file.Path;
import org.clew.store.BulkContract;
import org.clew.store.Store;
import org.junit.jupiter.api.io.TempDir;

class SqliteBulkTest extends BulkContract {
  @TempDir private Path home;

  @Override protected Store open() {
    return SqliteStore.open(home);
  }
}
