package org.clew.store.sqlite;

import java.util.HashSet;
import java.util.Set;

/** What tasks of one transaction work with: the connection, the known entities, and who was refused in this transaction. */
final class WriteSession {
  private final Sql sql;
  private final Entities entities;
  private final Set<String> refused = new HashSet<>();
  private boolean dirty;
  private int eventsOfTask;
  private int events;

  WriteSession(Sql sql, Entities entities) {
    this.sql = sql;
    this.entities = entities;
  }

  Sql sql() {
    return sql;
  }

  Entities entities() {
    return entities;
  }

  /** Entities whose stale writer must not get a later batch through that was queued behind the refused one. */
  Set<String> refused() {
    return refused;
  }

  void begin() {
    dirty = false;
    eventsOfTask = 0;
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
