package org.clew.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.data.Blob;
import org.clew.data.DataTypes;
import org.clew.store.Graph.NodeRow;

/** The objects that a node cannot do without: the content of its files, the files its job was given, the source of its code. */
public final class Needs {
  private final List<Need> found = new ArrayList<>();

  private Needs() {}

  /** An object by SHA-256 and length in bytes. */
  public record Need(String sha256, long size) {}

  public static List<Need> of(NodeRow node) {
    Needs needs = new Needs();
    if (node.nodeType().startsWith("process.")) needs.process(node.content());
    else needs.data(node);
    return needs.found;
  }

  /** Asks the type of the data; of one that is not installed here, everything counts that looks like a file. */
  private void data(NodeRow node) {
    try {
      DataTypes.read(node.nodeType(), node.content(), (sha256, size) -> {
        found.add(new Need(sha256, size));
        return new Unread(sha256, size);
      });
    } catch (RuntimeException _) {
      found.clear();
      search(node.content());
    }
  }

  private void process(Object attributes) {
    if (!(attributes instanceof Map<?, ?> map)) return;
    search(map.get("input_files"));
    if (map.get("version") instanceof Map<?, ?> version) add(version.get("source"), version.get("source_size"));
  }

  private void search(Object plain) {
    switch (plain) {
      case Map<?, ?> map -> {
        add(map.get("sha256"), map.get("size"));
        map.values().forEach(this::search);
      }
      case List<?> list -> list.forEach(this::search);
      case null, default -> {
        // no place for a file
      }
    }
  }

  private void add(Object sha256, Object size) {
    if (sha256 instanceof String digits && digits.matches("[0-9a-f]{64}")
        && size instanceof Long length) found.add(new Need(digits, length));
  }

  /** Stands for a file whose content nobody asks for. */
  private record Unread(String sha256, long size) implements Blob {
    @Override public byte[] bytes() {
      throw new UnsupportedOperationException("only the names of files are read here");
    }
  }
}
