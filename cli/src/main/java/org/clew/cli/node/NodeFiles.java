package org.clew.cli.node;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.cli.Identifier;
import org.clew.cli.calcjob.StoredFiles;
import org.clew.store.Graph.NodeRow;

/** The files of a node by path: those of data, and those that were made for a calculation job. */
final class NodeFiles {
  private NodeFiles() {}

  static StoredFiles of(NodeRow node) {
    var what = "files of node " + node.pk();
    var content = node.content() instanceof Map<?, ?> map ? map : Map.of();
    if (Identifier.isProcess(node))
      return StoredFiles.of(what, content.get("input_files") == null ? Map.of() : content.get("input_files"));
    var files = new LinkedHashMap<Object, Object>();
    if (content.get("files") instanceof Map<?, ?> folder) files.putAll(folder);
    if (content.get("file") instanceof Map<?, ?> file && content.get("name") instanceof String name) files.put(name, file);
    if (content.get("arrays") instanceof Map<?, ?> arrays) arrays.forEach((name, file) -> files.put(name + ".npy", file));
    return StoredFiles.of(what, files);
  }
}
