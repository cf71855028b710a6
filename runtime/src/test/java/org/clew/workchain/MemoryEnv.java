package org.clew.workchain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.clew.data.Blob;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.process.Env;

/** The outside in memory: a clock that stands until it is moved, numbered nodes, files by content. Survives a simulated crash. */
public final class MemoryEnv implements Env {
  private final Map<String, Blob> files = new HashMap<>();
  private Instant now = Instant.parse("2025-01-02T03:04:05Z");
  private long lastPk;

  public void advance(Duration by) {
    now = now.plus(by);
  }

  @Override public Instant now() {
    return now;
  }

  @Override public NodeRef newNode() {
    return newNode(new UUID(0x7000, lastPk + 1));
  }

  @Override public NodeRef newNode(UUID uuid) {
    return new NodeRef(++lastPk, uuid);
  }

  @Override public Value keep(Data data) {
    var known = data.node();
    if (known.isPresent()) return value(known.get(), data, Value.Origin.KNOWN);
    keepFiles(data);
    data.stored(newNode());
    return value(data.node().orElseThrow(), data, Value.Origin.NEW);
  }

  @Override public Data load(Value value) {
    var data = read(value.type(), value.plain());
    data.stored(value.ref());
    return data;
  }

  @Override public void keepFiles(Data data) {
    data.blobs().forEach(blob -> files.put(blob.sha256(), blob));
  }

  /** Throws IllegalStateException for a file that nobody has kept. */
  @Override public Data read(String type, Object plain) {
    return DataTypes.read(type, plain, (sha256, _) -> {
      if (!files.containsKey(sha256)) throw new IllegalStateException("no file " + sha256);
      return files.get(sha256);
    });
  }

  private static Value value(NodeRef node, Data data, Value.Origin origin) {
    return new Value(node.pk(), node.uuid(), data.type(), data.plain(), origin);
  }
}
