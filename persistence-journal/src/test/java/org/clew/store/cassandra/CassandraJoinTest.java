package org.clew.store.cassandra;

import org.clew.store.JoinContract;
import org.clew.store.Store;
import org.clew.testdb.OnCassandra;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnCassandra
class CassandraJoinTest extends JoinContract {
  @RegisterExtension static final EmptiedTables TABLES = new EmptiedTables(false);

  @Override protected void makePlace() {
    TABLES.empty();
  }

  @Override protected Store open() {
    return TABLES.open();
  }
}
