package org.clew.store.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.clew.store.StoreException;
import org.clew.store.sql.Dialect;
import org.clew.store.sql.JsonWords;
import org.clew.store.sql.Reads;
import org.clew.store.sql.Sql;

/** PostgreSQL: writers do not take turns, statements cost round trips, and the server may go away at any moment. */
final class PostgresDialect implements Dialect {
  /** How long a commit whose answer was lost is asked after. */
  private static final Duration DOUBT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final PostgresPlace place;
  private final Source source;
  private final PooledReads reads;
  private String transaction;

  PostgresDialect(PostgresPlace place, Source source) {
    this.place = place;
    this.source = source;
    this.reads = new PooledReads(place, source);
  }

  @Override public String place() {
    return place.url();
  }

  @Override public Rhythm rhythm() {
    return Rhythm.BATCHES;
  }

  @Override public Sql writer() throws SQLException {
    return source.writer();
  }

  @Override public Reads reads() {
    return reads;
  }

  @Override public void takeTurn() {
    // the unique keys decide between writers
  }

  @Override public void endTurn() {
    // see takeTurn
  }

  @Override public void begin(Sql sql) throws SQLException {
    transaction = sql.first("SELECT pg_current_xact_id()::text", row -> row.getString(1)).orElseThrow();
  }

  @Override public void commit(Sql sql) throws SQLException {
    try {
      sql.connection().commit();
    } catch (SQLException e) {
      if (Failures.fault(e) != Fault.CONNECTION) throw e;
      settle(e);
    }
  }

  /** Finds out what became of a commit whose answer was lost: returns when it took place, throws a conflict when it did not. */
  private void settle(SQLException lost) throws SQLException {
    long end = System.nanoTime() + DOUBT.toNanos();
    do {
      switch (outcome()) {
        case "committed" -> {
          return;
        }
        case "aborted" -> throw new SQLException(lost.getMessage(), Failures.ROLLED_BACK, lost);
        default -> LockSupport.parkNanos(PAUSE.toNanos());
      }
    } while (System.nanoTime() < end);
    throw new SQLException(lost.getMessage(), Failures.IN_DOUBT, lost);
  }

  private String outcome() throws SQLException {
    try (Sql sql = source.open()) {
      return sql.first("SELECT coalesce(pg_xact_status(?::xid8), 'forgotten')", row -> row.getString(1), transaction)
          .orElseThrow();
    } catch (SQLException e) {
      if (Failures.fault(e) == Fault.CONNECTION) return "unreachable";
      throw e;
    }
  }

  @Override public void rollback(Sql sql) throws SQLException {
    sql.connection().rollback();
    FrozenWriters.end(sql);
  }

  @Override public void committed(Sql sql, int tasks) {
    // the server looks after its log itself
  }

  @Override public Fault fault(SQLException failure) {
    return Failures.fault(failure);
  }

  @Override public StoreException explain(SQLException failure) {
    return Failures.explain(failure, place);
  }

  @Override public Object writerColumn(String writer) {
    return writer;
  }

  @Override public String byCreation() {
    return "";
  }

  @Override public JsonWords json() {
    return new PostgresJson();
  }

  /** Counted: a number that all writers keep would make them wait for each other. */
  @Override public String numberOfProcesses() {
    return "SELECT count(*) FROM process";
  }

  @Override public void continueNumbers(Sql sql) throws SQLException {
    sql.first("SELECT setval(pg_get_serial_sequence('entity', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM entity), false)",
        _ -> true);
  }

  @Override public long otherWriters() {
    return reads.read(FrozenWriters::count) - 1;
  }

  @Override public long bytes() {
    return reads.read(sql -> sql.number(0, "SELECT sum(pg_total_relation_size(format('%I.%I', schemaname, tablename)::regclass))"
        + " FROM pg_tables WHERE schemaname = current_schema()"));
  }

  /** Made of all transactions that a new one would see; it is another one as soon as any of them has ended. */
  @Override public long dataVersion() {
    String seen = reads.read(sql -> sql.first("SELECT pg_current_snapshot()::text", row -> row.getString(1)).orElseThrow());
    return seen.chars().asLongStream().reduce(7, (hash, character) -> hash * 0x100000001b3L + character);
  }

  @Override public void close() {
    reads.close();
  }
}
