package org.clew.store.sqlite;

import java.sql.SQLException;
import org.clew.store.StoreException;
import org.clew.store.sql.Columns;
import org.clew.store.sql.Dialect;
import org.clew.store.sql.JsonWords;
import org.clew.store.sql.Reads;
import org.clew.store.sql.Sql;

/** SQLite: writers of one machine take turns at a lock file, statements cost no round trip. */
final class SqliteDialect implements Dialect {
  private final Home home;
  private final MachineLock lock;
  private final Checkpointer checkpointer;
  private final ReadPool reads;
  private final Watch watch;

  SqliteDialect(Home home, MachineLock lock) {
    this.home = home;
    this.lock = lock;
    this.checkpointer = new Checkpointer(home);
    this.reads = new ReadPool(home);
    this.watch = new Watch(home);
  }

  @Override public String place() {
    return home.database().toString();
  }

  @Override public Rhythm rhythm() {
    return Rhythm.ROWS;
  }

  @Override public Sql writer() throws SQLException {
    return Connections.writer(home);
  }

  @Override public Reads reads() {
    return reads;
  }

  @Override public void takeTurn() {
    lock.acquire();
  }

  @Override public void endTurn() {
    lock.release();
  }

  @Override public void begin(Sql sql) throws SQLException {
    sql.update("BEGIN IMMEDIATE");
  }

  @Override public void commit(Sql sql) throws SQLException {
    sql.update("COMMIT");
  }

  @Override public void rollback(Sql sql) throws SQLException {
    sql.update("ROLLBACK");
  }

  @Override public void committed(Sql sql, int tasks) throws SQLException {
    checkpointer.committed(sql, tasks);
  }

  @Override public Fault fault(SQLException failure) {
    return Failures.isConstraint(failure) ? Fault.TASK : Fault.STORE;
  }

  @Override public StoreException explain(SQLException failure) {
    return Failures.explain(failure, home);
  }

  @Override public Object writerColumn(String writer) {
    return Columns.compact(writer);
  }

  @Override public String byCreation() {
    return " INDEXED BY process_ctime";
  }

  @Override public JsonWords json() {
    return new SqliteJson();
  }

  @Override public String numberOfProcesses() {
    return "SELECT value FROM meta WHERE key = 'processes'";
  }

  @Override public void continueNumbers(Sql sql) {
    // SQLite takes the number after the greatest
  }

  @Override public long otherWriters() {
    return 0;
  }

  @Override public long bytes() {
    return home.database().toFile().length() + home.writeAheadLog().toFile().length();
  }

  @Override public long dataVersion() {
    return watch.dataVersion();
  }

  @Override public void close() {
    checkpointer.close();
    reads.close();
    watch.close();
    lock.close();
  }
}
