package org.clew.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.clew.store.OldStore;
import org.clew.store.StoreException;
import org.clew.store.Table;
import org.clew.testdb.OnCassandra;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keyspaces of earlier schemas, made by the statements of their time. */
@OnCassandra
class MigrationTest {
  private static final Replication ONE = Replication.of("datacenter1", 1);

  @ParameterizedTest @ValueSource(ints = {1, 2, 3}) void anEarlierSchemaIsBroughtUpToDate(int version) {
    CassandraSettings settings = Cassandra.settings("old" + version);
    try (CqlSession session = Sessions.administrator(settings)) {
      session.execute("CREATE KEYSPACE " + settings.keyspace() + " WITH replication = " + ONE.cql()
          + " AND durable_writes = false");
      session.execute("USE " + settings.keyspace());
      for (int step = 1; step <= version; step++) for (String statement : statements(step)) session.execute(statement);
      fill(session, version);
    }
    assertThatThrownBy(() -> CassandraStore.open(settings)).isInstanceOf(StoreException.class)
        .hasMessageContaining("has schema " + version).hasMessageContaining("clew storage init");
    CassandraSchema.create(settings, ONE);
    try (CassandraStore store = CassandraStore.open(settings)) {
      OldStore.assertWhole(store, version);
      if (version >= 3) assertThat(store.counts()).containsEntry(Table.CALCULATION, 1L);
    }
    if (version == 3) assertANewerSchemaIsLeftAlone(settings);
  }

  private static void assertANewerSchemaIsLeftAlone(CassandraSettings settings) {
    try (CqlSession session = Sessions.open(settings)) {
      session.execute("UPDATE meta SET value = 99 WHERE name = 'schema_version'");
      for (Runnable use : new Runnable[] {() -> CassandraStore.open(settings), () -> CassandraSchema.create(settings, ONE)}) {
        assertThatThrownBy(use::run).isInstanceOf(StoreException.class).hasMessageContaining("newer Clew")
            .hasMessageContaining("schema 99");
      }
      assertThat(session.execute("SELECT value FROM meta").one().getInt(0)).isEqualTo(99);
    }
  }

  private static String[] statements(int version) {
    try (var in = MigrationTest.class.getResourceAsStream("/schemas/cassandra-" + version + ".cql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split(";\\s*");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(CqlSession session, int version) {
    session.execute("INSERT INTO meta (name, value) VALUES ('schema_version', " + version + ")");
    session.execute("UPDATE counter SET next = " + OldStore.NEXT_PK + " WHERE name = 'pk' IF next = NULL");
    String id = "'" + OldStore.ID + "'";
    session.execute("BEGIN UNLOGGED BATCH UPDATE journal SET highest = 2 WHERE pid = " + id + " IF highest = NULL;"
        + " INSERT INTO journal (pid, seq, serializer, manifest, payload, writer, time) VALUES (" + id
            + ", 1, 33, 'm.v1', 0x0a, 'w', 5);"
        + " INSERT INTO journal (pid, seq, serializer, manifest, payload, writer, time) VALUES (" + id
            + ", 2, 33, 'm.v1', 0x0b, 'w', 6);"
        + " APPLY BATCH");
    session.execute("INSERT INTO entity (bucket, pid, born) VALUES (" + Buckets.shard(OldStore.ID) + ", " + id + ", true)");
    session.execute("INSERT INTO snapshot (pid, seq, time, serializer, manifest, payload) VALUES (" + id
        + ", 2, 7, 33, 's.v1', 0x0c)");
    session.execute("INSERT INTO tag (pid, tag, seq, at) VALUES (" + id + ", 'here', 2, 8)");
    node(session, 1, OldStore.DATA, "data.int", "content", "'7'", "seven");
    node(session, 2, OldStore.CHAIN, "process.workchain", "attributes", "{'version': '\"1\"'}", "");
    node(session, 3, OldStore.RESULT, "data.structure", "content", "'{\"z\":14}'", "");
    session.execute("INSERT INTO node_label (label, pk) VALUES ('seven', 1) USING TIMESTAMP 1");
    session.execute("INSERT INTO process_bucket (one, bucket) VALUES (0, 0) USING TIMESTAMP 1");
    session.execute("INSERT INTO process (bucket, pk, uuid, kind, process_type, process_label, label, description, ctime, mtime, state, sealed,"
        + " exit_status, failed) VALUES (0, 2, " + OldStore.CHAIN
            + ", 'workchain', 'test.a', 'A', '', '', 10, 20, 'finished', true, 0, false)"
        + " USING TIMESTAMP 1");
    link(session, 1, 2, "input_work", "x");
    link(session, 2, 3, "return", "y");
    session.execute("INSERT INTO log (pk, time, sequence, level, logger, message) VALUES (2, 15, 0, 23, 'test', 'hello')");
    if (version >= 2) {
      session.execute("UPDATE extras SET content = '{\"k\":1}', revision = " + OldStore.GROUP
          + " WHERE pk = 1 IF revision = NULL");
      session.execute("INSERT INTO node_group (one, label, type, uuid, description, author, ctime, extras, revision) VALUES (0, 'mine', 'core', "
          + OldStore.GROUP + ", '', 'ann', 9, '{}', " + OldStore.GROUP + ") IF NOT EXISTS");
      session.execute("INSERT INTO group_member (node_group, pk) VALUES (" + OldStore.GROUP + ", 1)");
      session.execute("INSERT INTO member_of (pk, node_group) VALUES (1, " + OldStore.GROUP + ")");
    }
    if (version >= 3) session.execute("INSERT INTO calculation (hash, pk) VALUES ('" + OldStore.HASH + "', 2) USING TIMESTAMP 1");
  }

  private static void node(CqlSession session, long pk, java.util.UUID uuid, String type, String column, String value,
      String label) {
    session.execute("INSERT INTO node (pk, uuid, node_type, label, description, ctime, " + column + ") VALUES (" + pk + ", "
        + uuid + ", '" + type
        + "', '" + label + "', '', 10, " + value + ") USING TIMESTAMP 1");
    session.execute("INSERT INTO node_uuid (head, shard, uuid, pk) VALUES ('" + Buckets.head(uuid) + "', " + Buckets.shard(uuid)
        + ", '"
        + Buckets.hex(uuid) + "', " + pk + ") USING TIMESTAMP 1");
  }

  private static void link(CqlSession session, long source, long target, String type, String label) {
    for (String table : new String[] {"link_in", "link_out"}) session.execute("INSERT INTO " + table
        + " (source, target, type, label) VALUES ("
        + source + ", " + target + ", '" + type + "', '" + label + "') USING TIMESTAMP 1");
  }
}
