package org.clew.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.archive.NodeRecord.Ended;

/** Records as JSON objects and back. Names of fields stay for ever; a new field is optional. */
final class ArchiveCodec {
  private ArchiveCodec() {}

  static Map<String, Object> plain(NodeRecord node) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("uuid", node.uuid().toString());
    plain.put("node_type", node.nodeType());
    putText(plain, "label", node.label());
    putText(plain, "description", node.description());
    plain.put("ctime", node.ctime().toString());
    plain.put("mtime", node.mtime().toString());
    plain.put("content", node.content());
    if (!node.extras().isEmpty()) plain.put("extras", node.extras());
    if (node.process() != null) plain.put("process", plain(node.process()));
    return plain;
  }

  private static Map<String, Object> plain(Ended process) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("process_type", process.processType());
    plain.put("process_label", process.processLabel());
    plain.put("state", process.state());
    if (process.exitStatus() != null) plain.put("exit_status", (long) process.exitStatus());
    putText(plain, "exit_message", process.exitMessage());
    putText(plain, "exception", process.exception());
    putText(plain, "status", process.status());
    putText(plain, "job_state", process.jobState());
    putText(plain, "scheduler_state", process.schedulerState());
    putText(plain, "cached_from", process.cachedFrom());
    return plain;
  }

  static NodeRecord node(Fields f) {
    var process = f.nested("process");
    return new NodeRecord(f.uuid("uuid"), f.text("node_type"), text(f, "label"), text(f, "description"), f.time("ctime"),
        f.time("mtime"), f.any("content"), f.object("extras"),
        process == null ? null : new Ended(process.text("process_type"), process.text("process_label"),
            process.text("state"), process.textOrNull("status"), process.wholeOrNull("exit_status"),
            process.textOrNull("exit_message"), process.textOrNull("exception"), process.textOrNull("job_state"),
            process.textOrNull("scheduler_state"), process.textOrNull("cached_from")));
  }

  static Map<String, Object> plain(Records.Link link) {
    return ordered("source", link.source().toString(), "target", link.target().toString(), "type", link.type(), "label",
        link.label());
  }

  static Records.Link link(Fields f) {
    return new Records.Link(f.uuid("source"), f.uuid("target"), f.text("type"), f.text("label"));
  }

  static Map<String, Object> plain(Records.Log log) {
    return ordered("node", log.node().toString(), "time", log.time().toString(), "sequence", (long) log.sequence(), "level",
        (long) log.level(), "logger", log.logger(), "message", log.message());
  }

  static Records.Log log(Fields f) {
    return new Records.Log(f.uuid("node"), f.time("time"), f.whole("sequence"), f.whole("level"), f.text("logger"),
        f.text("message"));
  }

  static Map<String, Object> plain(Records.Comment comment) {
    return ordered("uuid", comment.uuid().toString(), "node", comment.node().toString(), "author", comment.author(),
        "ctime", comment.ctime().toString(), "mtime", comment.mtime().toString(), "text", comment.text());
  }

  static Records.Comment comment(Fields f) {
    return new Records.Comment(f.uuid("uuid"), f.uuid("node"), f.text("author"), f.time("ctime"), f.time("mtime"),
        f.text("text"));
  }

  static Map<String, Object> plain(Records.Group group) {
    return ordered("uuid", group.uuid().toString(), "label", group.label(), "type", group.type(), "description",
        group.description(), "author", group.author(), "ctime", group.ctime().toString(), "extras", group.extras());
  }

  static Records.Group group(Fields f) {
    return new Records.Group(f.uuid("uuid"), f.text("label"), f.text("type"), text(f, "description"), text(f, "author"),
        f.time("ctime"), f.object("extras"));
  }

  static Map<String, Object> plain(Records.Member member) {
    return ordered("group", member.group().toString(), "node", member.node().toString());
  }

  static Records.Member member(Fields f) {
    return new Records.Member(f.uuid("group"), f.uuid("node"));
  }

  private static String text(Fields f, String field) {
    var text = f.textOrNull(field);
    return text == null ? "" : text;
  }

  private static void putText(Map<String, Object> plain, String field, String value) {
    if (value != null && !value.isEmpty()) plain.put(field, value);
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    var plain = new LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) plain.put((String) keysAndValues[i], keysAndValues[i + 1]);
    return plain;
  }
}
