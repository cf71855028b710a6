package org.clew.process;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.clew.data.Data;
import org.clew.data.NodeRef;
import org.clew.data.Value;

/**
 * What running user code is given of the outside: time, identities, the file repository. Calls may block; they are made on
 * virtual threads only.
 */
public interface Env {
  Instant now();

  /** A new node with a fresh pk and a version 7 uuid. */
  NodeRef newNode();

  /** A new node with a fresh pk and the given uuid, for what must be the same after a crash. */
  NodeRef newNode(UUID uuid);

  /**
   * The value as it stands in an event. Data that has no node gets one here, and its files are durable in the repository when
   * this returns; the node itself comes into the graph with the event.
   */
  default Value keep(Data data) {
    var known = data.node();
    if (known.isPresent()) return value(known.get(), data, Value.Origin.KNOWN);
    keepFiles(data);
    var node = newNode();
    data.stored(node);
    return value(node, data, Value.Origin.NEW);
  }

  /** The data of a value, with its node; files are read when asked for. */
  default Data load(Value value) {
    var data = read(value.type(), value.plain());
    data.stored(value.ref());
    return data;
  }

  /** The data of values, by the same labels and in the same order. */
  default Map<String, Data> loadAll(Map<String, Value> values) {
    var data = LinkedHashMap.<String, Data>newLinkedHashMap(values.size());
    values.forEach((label, value) -> data.put(label, load(value)));
    return data;
  }

  /** Makes the files of unstored data durable, without giving it a node. */
  void keepFiles(Data data);

  /** What is less grave is not kept of what processes log. */
  default LogLevel leastLogLevel() {
    return LogLevel.REPORT;
  }

  /** Data without a node from its type name and plain content. */
  Data read(String type, Object plain);

  private static Value value(NodeRef node, Data data, Value.Origin origin) {
    return new Value(node.pk(), node.uuid(), data.type(), data.plain(), origin);
  }
}
