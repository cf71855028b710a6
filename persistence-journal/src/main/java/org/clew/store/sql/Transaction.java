package org.clew.store.sql;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clew.store.sql.Dialect.Fault;
import org.clew.store.sql.Dialect.Rhythm;

/**
 * One try to write a group of tasks up to, but without, the commit.
 *
 * <p>Tasks run without savepoints, except those that are known to cause trouble. When another one fails after it has changed
 * something, the try is spoilt: it is rolled back, and repeated with a savepoint for whoever may be the culprit.
 */
final class Transaction {
  /** The try has to be repeated; more tasks are under suspicion. */
  static final class Spoilt extends Exception {
    private static final long serialVersionUID = 1L;

    Spoilt() {
      super(null, null, false, false);
    }
  }

  private final Dialect dialect;
  private final Entities entities;
  private final List<Pending<?>> tasks;
  private final Set<Object> suspects = new HashSet<>();

  Transaction(Dialect dialect, Entities entities, List<Pending<?>> tasks) {
    this.dialect = dialect;
    this.entities = entities;
    this.tasks = tasks;
  }

  /** Puts every task under suspicion. */
  void suspectAll() {
    suspects.addAll(tasks);
  }

  /** Runs all tasks and answers how many journal events stand. */
  int run(Sql sql) throws SQLException, Spoilt {
    dialect.begin(sql);
    WriteSession session = new WriteSession(sql, entities, dialect.rhythm());
    if (dialect.rhythm() == Rhythm.BATCHES) prepare(sql);
    for (Pending<?> task : tasks) {
      boolean alone = suspects.contains(task);
      if (alone) {
        flush(session);
        sql.update("SAVEPOINT task");
      }
      run(task, session, sql);
      if (alone) sql.update("RELEASE task");
    }
    flush(session);
    return session.events();
  }

  private void run(Pending<?> task, WriteSession session, Sql sql) throws SQLException, Spoilt {
    boolean alone = suspects.contains(task);
    session.begin(task, alone);
    try {
      task.run(session);
      session.keep();
    } catch (RuntimeException e) {
      if (session.dirty()) undo(task, sql);
      task.fail(e);
    } catch (SQLException e) {
      if (dialect.fault(e) != Fault.TASK) throw e;
      undo(task, sql);
      task.fail(dialect.explain(e));
    }
  }

  private void undo(Pending<?> culprit, Sql sql) throws SQLException, Spoilt {
    if (!suspects.contains(culprit)) {
      suspects.add(culprit);
      throw new Spoilt();
    }
    sql.update("ROLLBACK TO task");
    entities.forget();
  }

  private void flush(WriteSession session) throws SQLException, Spoilt {
    Set<Object> refused;
    try {
      refused = session.flush();
    } catch (SQLException e) {
      if (dialect.fault(e) != Fault.TASK) throw e;
      suspectAll();
      throw new Spoilt();
    }
    if (refused.isEmpty()) return;
    suspects.addAll(refused);
    throw new Spoilt();
  }

  private void prepare(Sql sql) throws SQLException {
    Set<String> ids = new HashSet<>();
    for (Pending<?> task : tasks) ids.addAll(task.entities());
    entities.prepare(sql, ids);
  }
}
