package org.clew.store.cassandra;

import org.clew.store.JoinContract;
import org.clew.store.Store;
import org.junit.jupiter.api.extension.RegisterExtension;

class CassandraJoinTest extends JoinContract {
  @RegisterExtension static final EmptiedTables TABLES = new EmptiedTables(false);

  @Override protected void makePlace() {
    TABLES.empty();
  }

  @Override protected Store open() {
    return TABLES.open();
  }
}
