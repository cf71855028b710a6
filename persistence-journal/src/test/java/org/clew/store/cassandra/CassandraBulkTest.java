package org.clew.store.cassandra;

import org.clew.store.BulkContract;
import org.clew.store.Store;
import org.clew.testdb.OnCassandra;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnCassandra
class CassandraBulkTest extends BulkContract {
  @RegisterExtension static final EmptiedTables TABLES = new EmptiedTables(true);

  @Override protected void makePlace() {
    TABLES.empty();
  }

  @Override protected Store open() {
    return TABLES.open();
  }
}
