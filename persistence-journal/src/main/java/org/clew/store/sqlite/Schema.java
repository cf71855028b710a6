package org.clew.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.clew.store.StoreException;
import org.clew.store.sql.NodeTypes;
import org.clew.store.sql.Sql;

/** Tables of the store by version; script n leads from version n to n + 1 and is never edited once released. */
final class Schema {
  /** "CLEW" in the file header. */
  private static final int APPLICATION = 0x434c4557;

  private static final String VERSION_1 = """
      CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
      INSERT INTO meta VALUES ('schema_version', 1), ('next_pk', 1);

      CREATE TABLE entity (id INTEGER PRIMARY KEY, persistence_id TEXT NOT NULL UNIQUE);
      CREATE TABLE event (entity INTEGER NOT NULL, sequence_nr INTEGER NOT NULL, serializer INTEGER NOT NULL,
        timestamp INTEGER NOT NULL, writer, manifest TEXT NOT NULL, payload BLOB);
      CREATE UNIQUE INDEX event_key ON event (entity, sequence_nr);
      CREATE TABLE snapshot (entity INTEGER NOT NULL, sequence_nr INTEGER NOT NULL, timestamp INTEGER NOT NULL,
        serializer INTEGER NOT NULL, manifest TEXT NOT NULL, payload BLOB NOT NULL);
      CREATE UNIQUE INDEX snapshot_key ON snapshot (entity, sequence_nr);
      CREATE TABLE checkpoint_tag (entity INTEGER NOT NULL, tag TEXT NOT NULL, sequence_nr INTEGER NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (entity, tag)) WITHOUT ROWID;

      CREATE TABLE node (pk INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE, node_type TEXT NOT NULL, label TEXT NOT NULL,
        description TEXT NOT NULL, ctime INTEGER NOT NULL, mtime INTEGER NOT NULL, content TEXT);
      CREATE INDEX node_label ON node (label) WHERE label <> '';
      CREATE TABLE process (pk INTEGER PRIMARY KEY, kind TEXT NOT NULL, process_type TEXT NOT NULL, process_label TEXT NOT NULL,
        parent_pk INTEGER, ctime INTEGER NOT NULL, mtime INTEGER NOT NULL, state TEXT NOT NULL, paused INTEGER NOT NULL DEFAULT 0,
        sealed INTEGER NOT NULL DEFAULT 0, status TEXT, exit_status INTEGER, exit_message TEXT, exception TEXT, job_state TEXT,
        scheduler_state TEXT, cached_from TEXT);
      CREATE INDEX process_unfinished ON process (state) WHERE state <> 'finished';
      CREATE INDEX process_failed ON process (pk) WHERE exit_status > 0;
      CREATE INDEX process_paused ON process (pk) WHERE paused = 1;
      CREATE INDEX process_label ON process (process_label);
      CREATE INDEX process_parent ON process (parent_pk) WHERE parent_pk IS NOT NULL;
      CREATE INDEX process_ctime ON process (ctime);
      CREATE TABLE link (target INTEGER NOT NULL, source INTEGER NOT NULL, type TEXT NOT NULL, label TEXT NOT NULL,
        PRIMARY KEY (target, source, type, label)) WITHOUT ROWID;
      CREATE INDEX link_source ON link (source);
      CREATE TABLE log (pk INTEGER NOT NULL, time INTEGER NOT NULL, sequence INTEGER NOT NULL, level INTEGER NOT NULL,
        logger TEXT NOT NULL, message TEXT NOT NULL, PRIMARY KEY (pk, time, sequence)) WITHOUT ROWID;
      """;

  /** What people say about nodes, how nodes of types with few of them are found, and how many processes there are. */
  private static final String VERSION_2 = """
      CREATE TABLE extras (pk INTEGER PRIMARY KEY, content TEXT NOT NULL);
      CREATE TABLE node_comment (uuid BLOB PRIMARY KEY, pk INTEGER NOT NULL, author TEXT NOT NULL, ctime INTEGER NOT NULL,
        mtime INTEGER NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
      CREATE INDEX node_comment_pk ON node_comment (pk);
      CREATE TABLE node_group (uuid BLOB PRIMARY KEY, label TEXT NOT NULL, type TEXT NOT NULL, description TEXT NOT NULL,
        author TEXT NOT NULL, ctime INTEGER NOT NULL, extras TEXT NOT NULL, UNIQUE (label, type)) WITHOUT ROWID;
      CREATE TABLE group_member (node_group BLOB NOT NULL, pk INTEGER NOT NULL, PRIMARY KEY (node_group, pk)) WITHOUT ROWID;
      CREATE INDEX group_member_pk ON group_member (pk);

      CREATE INDEX node_rare_type ON node (node_type) WHERE node_type %s;

      INSERT INTO meta SELECT 'processes', count(*) FROM process;
      CREATE TRIGGER process_comes AFTER INSERT ON process BEGIN UPDATE meta SET value = value + 1 WHERE key = 'processes'; END;
      CREATE TRIGGER process_goes AFTER DELETE ON process BEGIN UPDATE meta SET value = value - 1 WHERE key = 'processes'; END;
      """.formatted(NodeTypes.RARE);

  /** Calculations by what they compute. */
  private static final String VERSION_3 = """
      CREATE TABLE calculation (hash BLOB NOT NULL, pk INTEGER NOT NULL, PRIMARY KEY (hash, pk)) WITHOUT ROWID;
      """;

  static final List<String> SCRIPTS = List.of(VERSION_1, VERSION_2, VERSION_3);

  private Schema() {}

  /** Brings the file to the newest version; call with the write lock held, outside a transaction. */
  static void migrate(Sql sql, Home home) throws SQLException {
    long version = sql.number(0, "PRAGMA user_version");
    if (version == SCRIPTS.size()) return;
    if (version > SCRIPTS.size()) {
      throw new StoreException("The store " + home.database() + " was written by a newer Clew (schema " + version
          + ", this one knows " + SCRIPTS.size() + "): use that version, or another home (CLEW_HOME).");
    }
    boolean foreign = version == 0 && sql.number(0, "SELECT count(*) FROM sqlite_master") > 0;
    if (foreign) {
      throw new StoreException("The file " + home.database()
          + " is a database but not a store of Clew: move it away, or use another home (CLEW_HOME).");
    }
    sql.script("BEGIN IMMEDIATE");
    for (long step = version; step < SCRIPTS.size(); step++) sql.script(SCRIPTS.get((int) step));
    sql.script("UPDATE meta SET value = " + SCRIPTS.size() + " WHERE key = 'schema_version'");
    sql.script("PRAGMA application_id = " + APPLICATION);
    sql.script("PRAGMA user_version = " + SCRIPTS.size());
    sql.script("COMMIT");
  }
}
