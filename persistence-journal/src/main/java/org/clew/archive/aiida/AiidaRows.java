package org.clew.archive.aiida;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clew.archive.NodeRecord;
import org.clew.archive.Records;
import org.clew.data.Blobs;
import org.clew.store.AnnotationException;
import org.clew.store.Groups;
import static org.clew.archive.aiida.AiidaValues.object;
import static org.clew.archive.aiida.AiidaValues.time;
import static org.clew.archive.aiida.AiidaValues.uuid;

/** Rows of the database as records. */
final class AiidaRows {
  /** The key of extras under which stands what a node was in AiiDA. */
  private static final String ORIGIN = "aiida";

  private final String name;
  private final AiidaDatabase database;
  private final Function<String, OptionalLong> sizes;
  private final Blobs contents;
  private final AiidaNotes notes;

  AiidaRows(String name, AiidaDatabase database, Function<String, OptionalLong> sizes, Blobs contents, AiidaNotes notes) {
    this.contents = contents;
    this.name = name;
    this.database = database;
    this.sizes = sizes;
    this.notes = notes;
  }

  void nodes(Consumer<NodeRecord> each) {
    notes.begin("nodes");
    database.rows("SELECT n.uuid, n.node_type, n.process_type, n.label, n.description, n.ctime, n.mtime, n.attributes, n.extras,"
        + " n.repository_metadata, c.label, u.email FROM db_dbnode n LEFT JOIN db_dbcomputer c ON c.id = n.dbcomputer_id"
        + " LEFT JOIN db_dbuser u ON u.id = n.user_id ORDER BY n.id", row -> each.accept(node(row)));
  }

  private NodeRecord node(ResultSet row) throws SQLException {
    var place = name + ", node " + row.getString(1);
    var type = text(row, 2).replaceFirst("\\.$", "");
    var extras = new LinkedHashMap<>(object(row.getString(9), place + ", extras"));
    var attributes = object(row.getString(8), place + ", attributes");
    var files = AiidaFiles.of(object(row.getString(10), place + ", repository_metadata"), sizes, place);
    var origin = new LinkedHashMap<String, Object>();
    origin.put("node_type", type);
    if (row.getString(12) != null) origin.put("user", row.getString(12));
    extras.put(ORIGIN, origin);
    var computer = row.getString(11);
    if (computer != null) origin.put("computer", computer);
    var uuid = uuid(row.getString(1), place);
    var ctime = time(row.getString(6), place + ", ctime");
    var mtime = time(row.getString(7), place + ", mtime");
    if (type.startsWith("process.")) {
      var ended = AiidaProcesses.ended(type, row.getString(3), attributes, extras);
      if (!AiidaProcesses.isKnown(type))
        notes.add("nodes", "processes of type " + type + " have no counterpart: they count as functions");
      return new NodeRecord(uuid, AiidaProcesses.type(type), text(row, 4), text(row, 5), ctime, mtime,
          AiidaProcesses.attributes(attributes, files, computer), extras, ended);
    }
    var converted = AiidaTypes.of(new AiidaTypes.Node(type, text(row, 4), attributes, files, computer, contents));
    if (!converted.left().isEmpty()) origin.put("attributes", converted.left());
    if (converted.type().equals(AiidaTypes.FOREIGN)) notes.add("nodes", "data of type " + type
        + " have no counterpart: they are data.foreign, with attributes and files");
    return new NodeRecord(uuid, converted.type(), converted.label(), text(row, 5), ctime, mtime, converted.content(), extras,
        null);
  }

  void links(Consumer<Records.Link> each) {
    database.rows("SELECT s.uuid, t.uuid, l.type, l.label FROM db_dblink l JOIN db_dbnode s ON s.id = l.input_id"
        + " JOIN db_dbnode t ON t.id = l.output_id ORDER BY l.id",
        row -> each.accept(new Records.Link(uuid(row.getString(1), name), uuid(row.getString(2), name), text(row, 3),
            text(row, 4))));
  }

  void logs(Consumer<Records.Log> each) {
    database.rows(
        "SELECT n.uuid, l.time, l.id, l.levelname, l.loggername, l.message FROM db_dblog l JOIN db_dbnode n ON n.id = l.dbnode_id"
        + " ORDER BY l.id",
        row -> each.accept(new Records.Log(uuid(row.getString(1), name), time(row.getString(2), name + ", a log record"),
            row.getInt(3), AiidaValues.level(text(row, 4)), text(row, 5), text(row, 6))));
  }

  void comments(Consumer<Records.Comment> each) {
    database.rows(
        "SELECT c.uuid, n.uuid, u.email, c.ctime, c.mtime, c.content FROM db_dbcomment c JOIN db_dbnode n ON n.id = c.dbnode_id"
        + " LEFT JOIN db_dbuser u ON u.id = c.user_id ORDER BY c.id",
        row -> each.accept(new Records.Comment(uuid(row.getString(1), name),
            uuid(row.getString(2), name), text(row, 3), time(row.getString(4), name + ", a comment"),
            time(row.getString(5), name + ", a comment"), text(row, 6))));
  }

  void groups(Consumer<Records.Group> each) {
    notes.begin("groups");
    database.rows("SELECT g.uuid, g.label, g.type_string, g.description, u.email, g.time, g.extras FROM db_dbgroup g"
        + " LEFT JOIN db_dbuser u ON u.id = g.user_id ORDER BY g.id", row -> each.accept(group(row)));
  }

  private Records.Group group(ResultSet row) throws SQLException {
    var place = name + ", group " + text(row, 2);
    var uuid = uuid(row.getString(1), place);
    var time = time(row.getString(6), place);
    var extras = object(row.getString(7), place);
    var label = text(row, 2);
    var type = text(row, 3).isEmpty() ? Groups.CORE : text(row, 3);
    if (!isName(uuid, label, type)) {
      notes.add("groups", "group '" + label + "' of type '" + type + "' cannot have this name here: it is aiida/" + uuid);
      label = "aiida/" + uuid;
      type = Groups.CORE;
    }
    return new Records.Group(uuid, label, type, text(row, 4), text(row, 5), time, extras);
  }

  private static boolean isName(UUID uuid, String label, String type) {
    try {
      new Groups.Group(uuid, label, type, "", "", java.time.Instant.EPOCH, Map.of());
      return true;
    } catch (AnnotationException _) {
      return false;
    }
  }

  void members(Consumer<Records.Member> each) {
    database.rows("SELECT g.uuid, n.uuid FROM db_dbgroup_dbnodes m JOIN db_dbgroup g ON g.id = m.dbgroup_id JOIN db_dbnode n ON n.id = m.dbnode_id"
        + " ORDER BY m.id", row -> each.accept(new Records.Member(uuid(row.getString(1), name), uuid(row.getString(2), name))));
  }

  void computers(Consumer<Map<String, Object>> each) {
    notes.begin("computers");
    database.rows("SELECT label, hostname, description, transport_type, scheduler_type, metadata FROM db_dbcomputer ORDER BY id",
        row -> each.accept(AiidaComputers.plain(text(row, 1), text(row, 2), text(row, 3), text(row, 4), text(row, 5),
            object(row.getString(6), name + ", computer " + text(row, 1)), note -> notes.add("computers", note))));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    var text = row.getString(column);
    return text == null ? "" : text;
  }
}
