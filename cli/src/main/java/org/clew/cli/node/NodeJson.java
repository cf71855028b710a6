package org.clew.cli.node;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.cli.text.Values;
import org.clew.store.Graph.LinkRow;
import org.clew.store.Graph.NodeRow;

/** Nodes and links as JSON; the field names are a contract. */
final class NodeJson {
  private NodeJson() {}

  static Map<String, Object> of(NodeRow node) {
    var json = new LinkedHashMap<String, Object>();
    json.put("pk", node.pk());
    json.put("uuid", node.uuid().toString());
    json.put("node_type", node.nodeType());
    json.put("process_type", node.processType());
    json.put("label", node.label());
    json.put("description", node.description());
    json.put("ctime", node.ctime().toString());
    json.put("mtime", node.mtime().toString());
    json.put(node.nodeType().startsWith("process.") ? "attributes" : "content", node.content());
    return json;
  }

  static Map<String, Object> link(LinkRow link) {
    var json = new LinkedHashMap<String, Object>();
    json.put("type", link.type());
    json.put("label", link.label());
    json.put("node", Values.json(link.other()));
    return json;
  }
}
