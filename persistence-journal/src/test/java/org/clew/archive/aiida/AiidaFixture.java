package org.clew.archive.aiida;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clew.data.InMemoryBlob;
import org.clew.store.PlainJson;

/**
 * Makes archives as AiiDA 2 does: tables and columns of its revision main_0001, uuids with dashes, times in UTC without zone,
 * booleans as numbers, files by SHA-256 below {@code repo/}.
 */
final class AiidaFixture implements AutoCloseable {
  private static final String TABLES = """
      CREATE TABLE db_dbcomputer (id INTEGER NOT NULL PRIMARY KEY, uuid VARCHAR(32) NOT NULL UNIQUE, label VARCHAR(255) NOT NULL UNIQUE,
        hostname VARCHAR(255) NOT NULL, description TEXT NOT NULL, scheduler_type VARCHAR(255) NOT NULL, transport_type VARCHAR(255) NOT NULL,
        metadata JSON NOT NULL);
      CREATE TABLE db_dbuser (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(254) NOT NULL UNIQUE, first_name VARCHAR(254) NOT NULL,
        last_name VARCHAR(254) NOT NULL, institution VARCHAR(254) NOT NULL);
      CREATE TABLE db_dbauthinfo (id INTEGER NOT NULL PRIMARY KEY, aiidauser_id INTEGER NOT NULL, dbcomputer_id INTEGER NOT NULL,
        metadata JSON NOT NULL, auth_params JSON NOT NULL, enabled BOOLEAN NOT NULL, UNIQUE (aiidauser_id, dbcomputer_id));
      CREATE TABLE db_dbgroup (id INTEGER NOT NULL PRIMARY KEY, uuid VARCHAR(32) NOT NULL UNIQUE, label VARCHAR(255) NOT NULL,
        type_string VARCHAR(255) NOT NULL, time DATETIME NOT NULL, description TEXT NOT NULL, extras JSON NOT NULL, user_id INTEGER NOT NULL,
        UNIQUE (label, type_string));
      CREATE TABLE db_dbnode (id INTEGER NOT NULL PRIMARY KEY, uuid VARCHAR(32) NOT NULL UNIQUE, node_type VARCHAR(255) NOT NULL,
        process_type VARCHAR(255), label VARCHAR(255) NOT NULL, description TEXT NOT NULL, ctime DATETIME NOT NULL, mtime DATETIME NOT NULL,
        attributes JSON, extras JSON, repository_metadata JSON NOT NULL, dbcomputer_id INTEGER, user_id INTEGER NOT NULL);
      CREATE TABLE db_dbcomment (id INTEGER NOT NULL PRIMARY KEY, uuid VARCHAR(32) NOT NULL UNIQUE, dbnode_id INTEGER NOT NULL,
        ctime DATETIME NOT NULL, mtime DATETIME NOT NULL, user_id INTEGER NOT NULL, content TEXT NOT NULL);
      CREATE TABLE db_dbgroup_dbnodes (id INTEGER NOT NULL PRIMARY KEY, dbnode_id INTEGER NOT NULL, dbgroup_id INTEGER NOT NULL,
        UNIQUE (dbgroup_id, dbnode_id));
      CREATE TABLE db_dblink (id INTEGER NOT NULL PRIMARY KEY, input_id INTEGER NOT NULL, output_id INTEGER NOT NULL, label VARCHAR(255) NOT NULL,
        type VARCHAR(255) NOT NULL);
      CREATE TABLE db_dblog (id INTEGER NOT NULL PRIMARY KEY, uuid VARCHAR(32) NOT NULL UNIQUE, time DATETIME NOT NULL, loggername VARCHAR(255) NOT NULL,
        levelname VARCHAR(50) NOT NULL, dbnode_id INTEGER NOT NULL, message TEXT NOT NULL, metadata JSON NOT NULL);
      """;
  static final String TIME = "2024-02-03 04:05:06.789012";

  private final Path database;
  private final Connection connection;
  private final Map<String, byte[]> objects = new LinkedHashMap<>();
  final Map<String, Object> metadata = new LinkedHashMap<>();
  private int nextId;

  AiidaFixture(Path folder) {
    database = folder.resolve(UUID.randomUUID() + ".sqlite3");
    metadata.put("export_version", "main_0001");
    metadata.put("aiida_version", "2.6.2");
    metadata.put("key_format", "sha256");
    metadata.put("compression", 6L);
    metadata.put("ctime", "2024-02-03T05:05:06.789012");
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + database);
      sql(TABLES);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    insert("INSERT INTO db_dbuser VALUES (1, 'ada@example.org', 'Ada', 'L', '')");
  }

  void sql(String script) {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(script);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void insert(String sql, Object... values) {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  int computer(String label, String hostname, String transport, String scheduler) {
    insert("INSERT INTO db_dbcomputer VALUES (?, ?, ?, ?, 'big one', ?, ?, ?)", ++nextId, UUID.randomUUID().toString(), label,
        hostname, scheduler, transport,
        PlainJson.write(Map.of("workdir", "/scratch/{username}/aiida", "mpirun_command", java.util.List.of("srun"),
            "default_mpiprocs_per_machine", 8L, "minimum_scheduler_poll_interval", 10.0, "shebang", "#!/bin/bash")));
    return nextId;
  }

  /** @param files contents by path, with folders */
  int node(String type, String processType, String label, Map<String, Object> attributes, Map<String, String> files,
      Integer computer) {
    return row(type, processType, label, PlainJson.write(attributes), files, computer);
  }

  int row(String type, String processType, String label, String attributes, Map<String, String> files, Integer computer) {
    int id = ++nextId;
    insert("INSERT INTO db_dbnode VALUES (?, ?, ?, ?, ?, 'described', ?, ?, ?, ?, ?, ?, 1)", id, uuid(id), type, processType,
        label, TIME, TIME, attributes, "{\"_aiida_hash\": \"abc\"}", PlainJson.write(tree(files)), computer);
    return id;
  }

  int data(String type, Map<String, Object> attributes) {
    return node(type, null, "", attributes, Map.of(), null);
  }

  static String uuid(int id) {
    return new UUID(0x12345678_9abc_4defL, 0x8000000000000000L + id).toString();
  }

  private Map<String, Object> tree(Map<String, String> files) {
    Map<String, Object> root = new LinkedHashMap<>();
    files.forEach((path, content) -> {
      var at = root;
      var parts = path.split("/");
      for (int i = 0; i < parts.length - 1; i++) at = child(child(at, "o"), parts[i]);
      child(at, "o").put(parts[parts.length - 1], Map.of("k", object(content)));
    });
    return root;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> at, String name) {
    return (Map<String, Object>) at.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
  }

  String object(String content) {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    var key = InMemoryBlob.sha256Of(bytes);
    objects.put("repo/" + key, bytes);
    return key;
  }

  Map<String, byte[]> objects() {
    return objects;
  }

  void link(int from, int to, String type, String label) {
    insert("INSERT INTO db_dblink VALUES (?, ?, ?, ?, ?)", ++nextId, from, to, label, type);
  }

  void log(int node, String level, String message) {
    insert("INSERT INTO db_dblog VALUES (?, ?, ?, 'aiida.orm.nodes', ?, ?, ?, '{}')", ++nextId, UUID.randomUUID().toString(),
        TIME, level, node, message);
  }

  void comment(int node, String text) {
    insert("INSERT INTO db_dbcomment VALUES (?, ?, ?, ?, ?, 1, ?)", ++nextId, UUID.randomUUID().toString(), node, TIME, TIME,
        text);
  }

  void group(String label, String type, int... nodes) {
    int group = ++nextId;
    insert("INSERT INTO db_dbgroup VALUES (?, ?, ?, ?, ?, 'a set', '{\"k\": 1}', 1)", group, UUID.randomUUID().toString(), label,
        type, TIME);
    for (int node : nodes) insert("INSERT INTO db_dbgroup_dbnodes VALUES (?, ?, ?)", ++nextId, node, group);
  }

  Path write(Path file) {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(zip, "metadata.json", PlainJson.bytes(metadata));
      put(zip, "db.sqlite3", Files.readAllBytes(database));
      for (var object : objects.entrySet()) put(zip, object.getKey(), object.getValue());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  @Override public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
