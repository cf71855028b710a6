package org.clew.store.cassandra;

import java.util.List;

/** Tables of the store. Times are microseconds since 1970-01-01 UTC unless a snapshot or event keeps milliseconds. */
final class Tables {
  static final int VERSION = 4;

  /**
   * One partition per entity. {@code highest}, {@code outbox} and {@code claim} are changed by conditional writes only;
   * {@code applied} and {@code deleted} carry their own value as time stamp, so the greatest one stands. {@code rows} on the
   * first event of a batch are its graph rows until they are written; {@code outbox} is the last event that had some.
   */
  private static final String JOURNAL = """
      CREATE TABLE IF NOT EXISTS journal (pid text, seq bigint, highest bigint static, outbox bigint static, claim uuid static,
        applied bigint static, deleted bigint static, serializer int, manifest text, payload blob, writer text, time bigint,
        batch_id uuid, rows blob, PRIMARY KEY (pid, seq)) WITH gc_grace_seconds = 86400""";
  /** Batches over several entities, until all of their entities have the events. */
  private static final String MULTI = """
      CREATE TABLE IF NOT EXISTS multi (id uuid, part int, status text static, payload blob, PRIMARY KEY (id, part))
        WITH gc_grace_seconds = 86400""";
  /** Steps of an insertion or a removal that is decided or may be, and whose turn it is; since version 4. */
  private static final String BULK = """
      CREATE TABLE IF NOT EXISTS bulk (id uuid, part int, payload blob, PRIMARY KEY ((id, part))) WITH gc_grace_seconds = 86400""";
  private static final String BULK_SLOT = """
      CREATE TABLE IF NOT EXISTS bulk_slot (one int PRIMARY KEY, id uuid, instance uuid, stamp bigint)""";
  /** {@code born} is set when the first event is known to be there. */
  private static final String ENTITY = """
      CREATE TABLE IF NOT EXISTS entity (bucket int, pid text, born boolean, PRIMARY KEY (bucket, pid))""";
  private static final String SNAPSHOT = """
      CREATE TABLE IF NOT EXISTS snapshot (pid text, seq bigint, time bigint, serializer int, manifest text, payload blob,
        PRIMARY KEY (pid, seq)) WITH CLUSTERING ORDER BY (seq DESC)""";
  private static final String TAG = """
      CREATE TABLE IF NOT EXISTS tag (pid text, tag text, seq bigint, at bigint, PRIMARY KEY (pid, tag))""";
  /** Which JVMs may have left something undone, and the entities they wrote to by window of time. */
  private static final String INSTANCE = """
      CREATE TABLE IF NOT EXISTS instance (one int, id uuid, window bigint, PRIMARY KEY (one, id))
        WITH gc_grace_seconds = 86400""";
  private static final String ALIVE = """
      CREATE TABLE IF NOT EXISTS alive (id uuid PRIMARY KEY, beat bigint) WITH gc_grace_seconds = 600""";
  private static final String TOUCHED = """
      CREATE TABLE IF NOT EXISTS touched (instance uuid, window bigint, pid text, PRIMARY KEY ((instance, window), pid))
        WITH gc_grace_seconds = 86400""";
  private static final String VERSION_TABLE = """
      CREATE TABLE IF NOT EXISTS version (one int, instance uuid, value bigint, PRIMARY KEY (one, instance))
        WITH default_time_to_live = 86400 AND gc_grace_seconds = 600""";
  private static final String COUNTER = """
      CREATE TABLE IF NOT EXISTS counter (name text PRIMARY KEY, next bigint)""";
  static final String META = """
      CREATE TABLE IF NOT EXISTS meta (name text PRIMARY KEY, value int)""";

  /** {@code mtime} is null where it is the ctime, or in the table of processes; since version 4. */
  private static final String NODE = """
      CREATE TABLE IF NOT EXISTS node (pk bigint PRIMARY KEY, uuid uuid, node_type text, process_type text, label text,
        description text, ctime bigint, mtime bigint, content text, attributes map<text, text>)""";
  private static final String NODE_UUID = """
      CREATE TABLE IF NOT EXISTS node_uuid (head text, shard int, uuid text, pk bigint, PRIMARY KEY ((head, shard), uuid))""";
  private static final String NODE_LABEL = """
      CREATE TABLE IF NOT EXISTS node_label (label text, pk bigint, PRIMARY KEY (label, pk))
        WITH CLUSTERING ORDER BY (pk DESC)""";
  private static final String PROCESS = """
      CREATE TABLE IF NOT EXISTS process (bucket bigint, pk bigint, uuid uuid, kind text, process_type text, process_label text,
        label text, description text, parent_pk bigint, ctime bigint, cached_from text, state text, paused boolean, status text,
        exit_status int, failed boolean, exit_message text, exception text, job_state text, scheduler_state text, sealed boolean,
        mtime bigint, PRIMARY KEY (bucket, pk)) WITH CLUSTERING ORDER BY (pk DESC)""";
  private static final String PROCESS_BUCKET = """
      CREATE TABLE IF NOT EXISTS process_bucket (one int, bucket bigint, PRIMARY KEY (one, bucket))
        WITH CLUSTERING ORDER BY (bucket DESC)""";
  private static final String CHILD = """
      CREATE TABLE IF NOT EXISTS child (parent bigint, pk bigint, PRIMARY KEY (parent, pk))""";
  private static final String LINK_IN = """
      CREATE TABLE IF NOT EXISTS link_in (target bigint, source bigint, label text, type text,
        PRIMARY KEY (target, source, label, type))""";
  private static final String LINK_OUT = """
      CREATE TABLE IF NOT EXISTS link_out (source bigint, target bigint, label text, type text,
        PRIMARY KEY (source, target, label, type))""";
  private static final String LOG = """
      CREATE TABLE IF NOT EXISTS log (pk bigint, time bigint, sequence int, level int, logger text, message text,
        PRIMARY KEY (pk, time, sequence))""";

  /** {@code revision} is another one after every change, which is made on the condition that the last one is known. */
  private static final String EXTRAS = """
      CREATE TABLE IF NOT EXISTS extras (pk bigint PRIMARY KEY, content text, revision uuid)""";
  private static final String NODE_COMMENT = """
      CREATE TABLE IF NOT EXISTS node_comment (pk bigint, uuid uuid, author text, ctime bigint, mtime bigint, text text,
        PRIMARY KEY (pk, uuid))""";
  private static final String COMMENT_UUID = """
      CREATE TABLE IF NOT EXISTS comment_uuid (uuid uuid PRIMARY KEY, pk bigint)""";
  /** All groups are one partition, so that a condition can hold two names. */
  private static final String NODE_GROUP = """
      CREATE TABLE IF NOT EXISTS node_group (one int, label text, type text, uuid uuid, description text, author text, ctime bigint,
        extras text, revision uuid, PRIMARY KEY (one, label, type))""";
  private static final String GROUP_MEMBER = """
      CREATE TABLE IF NOT EXISTS group_member (node_group uuid, pk bigint, PRIMARY KEY (node_group, pk))""";
  private static final String MEMBER_OF = """
      CREATE TABLE IF NOT EXISTS member_of (pk bigint, node_group uuid, PRIMARY KEY (pk, node_group))""";
  /** Calculations by the first half of the hash of what they compute; since version 3, which had whole hashes. */
  private static final String CALCULATION = """
      CREATE TABLE IF NOT EXISTS calculation (hash text, pk bigint, PRIMARY KEY (hash, pk))""";

  /** Columns of {@code process} that find few among many. */
  static final List<String> INDEXED = List.of("state", "paused", "failed", "process_label", "ctime");

  static final List<String> ALL = List.of(JOURNAL, MULTI, BULK, BULK_SLOT, ENTITY, SNAPSHOT, TAG, INSTANCE, ALIVE, TOUCHED,
      VERSION_TABLE, COUNTER,
      META, NODE, NODE_UUID, NODE_LABEL, PROCESS, PROCESS_BUCKET, CHILD, LINK_IN, LINK_OUT, LOG,
      EXTRAS, NODE_COMMENT, COMMENT_UUID, NODE_GROUP, GROUP_MEMBER, MEMBER_OF, CALCULATION);

  /** Columns that older versions did not have. */
  static final List<String> ADDED = List.of("ALTER TABLE node ADD IF NOT EXISTS mtime bigint");

  /** Finds nodes of a type; since version 4. */
  static final String NODE_TYPES = "CREATE INDEX IF NOT EXISTS node_type ON node (node_type) USING 'sai'";

  private Tables() {}

  static String index(String column) {
    return "CREATE INDEX IF NOT EXISTS process_" + column + " ON process (" + column + ") USING 'sai'";
  }
}
