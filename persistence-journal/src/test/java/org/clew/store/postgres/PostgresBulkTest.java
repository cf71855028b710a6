package org.clew.store.postgres;

import org.clew.store.BulkContract;
import org.clew.store.Store;
import org.clew.testdb.PostgresServer;

class PostgresBulkTest extends BulkContract {
  private PostgresPlace place;

  @Override protected void makePlace() {
    place = PostgresServer.shared().database();
    PostgresStore.init(place);
  }

  @Override protected Store open() {
    return PostgresStore.open(place);
  }
}
