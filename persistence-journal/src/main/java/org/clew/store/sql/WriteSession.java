package org.clew.store.sql;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.clew.store.Row;

/**
 * What tasks of one transaction work with: statements, the known entities, and who was refused in this transaction.
 *
 * <p>Statements are run together: a task does not learn whether its claims succeed, it is told yes, and {@link #flush} tells who
 * may have been told wrongly. A task that runs alone is always told the truth.
 */
final class WriteSession {
  private final Sql sql;
  private final Entities entities;
  private final Deferred deferred;
  private final Set<String> refused = new HashSet<>();
  private final Set<Object> suspects = new HashSet<>();
  private Object task;
  private boolean later;
  private boolean dirty;
  private int eventsOfTask;
  private int events;

  WriteSession(Sql sql, Entities entities, Dialect.Rhythm rhythm) {
    this.sql = sql;
    this.entities = entities;
    this.deferred = new Deferred(rhythm);
  }

  /** Inserts a row, unless there is one with its key. */
  void add(String insert, Object... arguments) throws SQLException {
    if (later) deferred.insert(insert, arguments);
    else sql.update(insert, arguments);
  }

  /** Inserts a row and tells whether its key was free. */
  boolean claim(String insert, Object... arguments) throws SQLException {
    if (!later) return sql.update(insert, arguments) > 0;
    deferred.claim(insert, arguments, task);
    return true;
  }

  void change(Row.ProcessChange change) throws SQLException {
    if (later) deferred.change(change);
    else ProcessChanges.one(sql, change);
  }

  /** The connection, for statements that have to see all that came before. */
  Sql now() throws SQLException {
    if (later) suspects.addAll(deferred.run(sql));
    return sql;
  }

  /** The number of the entity. */
  long entity(String persistenceId) throws SQLException {
    return entities.number(sql, persistenceId);
  }

  /** Entities whose stale writer must not get a later batch through that was queued behind the refused one. */
  Set<String> refused() {
    return refused;
  }

  /** @param alone whether the task has to know at once what comes of its statements */
  void begin(Object task, boolean alone) {
    this.task = task;
    later = !alone;
    dirty = false;
    eventsOfTask = 0;
  }

  /** Runs what was put off, and answers the tasks of this transaction whose claims failed. */
  Set<Object> flush() throws SQLException {
    suspects.addAll(deferred.run(sql));
    return suspects;
  }

  /** Counts a journal event of the current task. */
  void event() {
    eventsOfTask++;
  }

  /** The current task stands. */
  void keep() {
    events += eventsOfTask;
  }

  /** Journal events of the tasks that stand. */
  int events() {
    return events;
  }

  /** Says that the current task has changed something, so that its failure must be undone. */
  void changed() {
    dirty = true;
  }

  boolean dirty() {
    return dirty;
  }
}
