package org.clew.cli.export;

import java.util.Map;
import java.util.UUID;
import org.clew.data.Blob;
import org.clew.data.Blobs;
import org.clew.store.Graph.NodeRow;
import org.clew.store.PlainJson;

/**
 * Data as entities of a crate: numbers, texts, lists and mappings as property values; files and folders as themselves; codes as
 * software; places on other machines as works that are elsewhere; anything else as a JSON file.
 */
final class Values {
  private final Crate crate;
  private final Blobs blobs;

  Values(Crate crate, Blobs blobs) {
    this.crate = crate;
    this.blobs = blobs;
  }

  /** Adds what is not there yet; answers the id. */
  String add(NodeRow node, String port) {
    var name = node.label().isEmpty() ? port : node.label();
    var id = "#" + node.uuid();
    return switch (Parameters.additionalType(node.nodeType())) {
      case "Integer", "Float", "Boolean", "Text" -> property(id, name, scalar(node.content()));
      case "PropertyValue" -> property(id, name, PlainJson.write(node.content()));
      case "Dataset" -> folder(node, name);
      case "SoftwareApplication" -> code(id, node);
      case "CreativeWork" -> elsewhere(id, name, node);
      default -> file(node, name);
    };
  }

  private String property(String id, String name, Object value) {
    crate.entities().add(id, "PropertyValue", "name", name).putIfAbsent("value", value);   // also when it is empty
    return id;
  }

  private static Object scalar(Object content) {
    return switch (content) {
      case Double number when !Double.isFinite(number) -> number.toString();
      case Map<?, ?> member -> String.valueOf(member.get("member"));
      case null -> "";
      default -> content;
    };
  }

  private String folder(NodeRow node, String name) {
    var id = crate.folder("data/" + node.uuid(), name, "identifier", urn(node.uuid()), "dateCreated", node.ctime().toString());
    if (node.content() instanceof Map<?, ?> map && map.get("files") instanceof Map<?, ?> files) files(id, "data/"
        + node.uuid(), files);
    return id;
  }

  /** Files by path, with hash and size, as parts of a folder. */
  void files(String folder, String path, Map<?, ?> files) {
    files.forEach((each, content) -> {
      if (stored(content) instanceof Blob blob) crate.entities().refer(folder, "hasPart",
          stored(path + "/" + each, last(String.valueOf(each)), blob));
    });
  }

  private String stored(String path, String name, Blob blob) {
    return crate.file(path, "File", name, new Content.Stored(blob), blob.size(), "sha256", blob.sha256());
  }

  private Blob stored(Object plain) {
    return plain instanceof Map<?, ?> map && map.get("sha256") instanceof String sha256 && map.get("size") instanceof Long size
        ? blobs.blob(sha256, size) : null;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String file(NodeRow node, String name) {
    if (node.nodeType().equals("data.singlefile") && node.content() instanceof Map<?, ?> map) {
      for (var each : map.values()) if (stored(each) instanceof Blob blob) {
        return stored("data/" + node.uuid() + "/" + map.get("name"), String.valueOf(map.get("name")), blob);
      }
    }
    var bytes = Pretty.json(node.content());
    return crate.file("data/" + node.uuid() + ".json", "File", name + ".json", new Content.Text(bytes), bytes.length, "name",
        name,
        "description", "Value of type " + node.nodeType(), "identifier", urn(node.uuid()), "dateCreated", node.ctime()
            .toString());
  }

  private String code(String id, NodeRow node) {
    var map = node.content() instanceof Map<?, ?> content ? content : Map.of();
    crate.entities().add(id, "SoftwareApplication", "name", map.get("label"), "description", "Executable " + map.get("executable")
        + (map.get("computer") == null ? "" : " on computer " + map.get("computer"))
        + (map.get("image") == null ? "" : " in image " + map.get("image")),
        "identifier", urn(node.uuid()));
    if (map.get("files") instanceof Map<?, ?> files) {
      var folder = crate.folder("code/" + node.uuid(), "Files of " + map.get("label"));
      files(folder, "code/" + node.uuid(), files);
      crate.entities().refer(id, "hasPart", folder);
    }
    return id;
  }

  private String elsewhere(String id, String name, NodeRow node) {
    var map = node.content() instanceof Map<?, ?> content ? content : Map.of();
    crate.entities().add(id, "CreativeWork", "name", name, "description", "Not part of this crate: " + map.get("path")
        + " on computer "
        + map.get("computer"), "identifier", urn(node.uuid()));
    return id;
  }

  static String urn(UUID uuid) {
    return "urn:uuid:" + uuid;
  }
}
