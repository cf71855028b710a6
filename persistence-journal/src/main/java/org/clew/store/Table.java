package org.clew.store;

import java.util.List;
import java.util.Locale;

/** What a store is made of, for moves between kinds of stores: columns with their durable names, those of the key first. */
public enum Table {
  ENTITY(1, "id", "persistence_id"),
  EVENT(2, "entity", "sequence_nr", "serializer", "timestamp", "writer", "manifest", "payload"),
  SNAPSHOT(2, "entity", "sequence_nr", "timestamp", "serializer", "manifest", "payload"),
  CHECKPOINT_TAG(2, "entity", "tag", "sequence_nr", "at"),
  NODE(1, "pk", "uuid", "node_type", "label", "description", "ctime", "mtime", "content"),
  PROCESS(1, "pk", "kind", "process_type", "process_label", "parent_pk", "ctime", "mtime", "state", "paused", "sealed", "status",
      "exit_status", "exit_message", "exception", "job_state", "scheduler_state", "cached_from"),
  LINK(4, "target", "source", "type", "label"),
  LOG(3, "pk", "time", "sequence", "level", "logger", "message"),
  EXTRAS(1, "pk", "content"),
  NODE_COMMENT(1, "uuid", "pk", "author", "ctime", "mtime", "text"),
  NODE_GROUP(1, "uuid", "label", "type", "description", "author", "ctime", "extras"),
  GROUP_MEMBER(2, "node_group", "pk");

  private final int keyColumns;
  private final List<String> columns;

  Table(int keyColumns, String... columns) {
    this.keyColumns = keyColumns;
    this.columns = List.of(columns);
  }

  public String durable() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<String> columns() {
    return columns;
  }

  public List<String> key() {
    return columns.subList(0, keyColumns);
  }
}
