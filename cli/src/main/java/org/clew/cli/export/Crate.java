package org.clew.cli.export;

import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.clew.cli.text.Ordered;

/** An RO-Crate while it is made: its entities, and the files and folders that go with them. */
final class Crate {
  static final String ROOT = "./";
  static final String METADATA = "ro-crate-metadata.json";

  private final Entities entities = new Entities();
  private final SequencedMap<String, Content> files = new LinkedHashMap<>();
  private final List<String> folders = new ArrayList<>();

  Entities entities() {
    return entities;
  }

  /** By path with slashes. */
  SequencedMap<String, Content> files() {
    return files;
  }

  List<String> folders() {
    return folders;
  }

  /** Adds a file with its entity, and answers its id. */
  String file(String path, Object type, String name, Content content, long size, Object... pairs) {
    var id = uri(path);
    if (entities.has(id)) return id;
    files.put(path, content);
    var entity = entities.add(id, type, pairs);
    entity.putIfAbsent("name", name);
    entity.putIfAbsent("contentSize", String.valueOf(size));
    entity.putIfAbsent("encodingFormat", format(name));
    return id;
  }

  /** Adds a folder with its entity, and answers its id, which ends with a slash. */
  String folder(String path, String name, Object... pairs) {
    var id = uri(path) + "/";
    if (!entities.has(id)) folders.add(path);
    entities.add(id, "Dataset", pairs).putIfAbsent("name", name);
    return id;
  }

  byte[] metadata() {
    return Pretty.json(Ordered.map("@context", List.of("https://w3id.org/ro/crate/1.1/context",
        "https://w3id.org/ro/terms/workflow-run/context"),
        "@graph", entities.all()));
  }

  private static String format(String name) {
    if (name.matches(".*\\.(out|log|in|inp|sh|java|xyz|yaml|yml|cif|UPF|upf)")) return "text/plain";
    var known = URLConnection.guessContentTypeFromName(name);
    return known != null ? known : name.endsWith(".json") ? "application/json" : "application/octet-stream";
  }

  /** A path as a relative URI reference; letters of all languages stay. */
  static String uri(String path) {
    var uri = new StringBuilder();
    path.codePoints().forEach(character -> {
      if (character > 0x9f && Character.isLetterOrDigit(character) || character < 0x80 && (Character.isLetterOrDigit(character)
          || "-._~/+@=,".indexOf(character) >= 0)) {
        uri.appendCodePoint(character);
      } else {
        for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) uri.append(String.format("%%%02X",
            each & 0xff));
      }
    });
    return uri.toString();
  }

  Map<String, Object> root() {
    return entities.add(ROOT, "Dataset");
  }
}
