package org.clew.store.cassandra;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many copies of the data each data center keeps. Three survive the loss of a node, one survives none. */
public record Replication(Map<String, Integer> copies) {
  public Replication {
    copies = Map.copyOf(copies);
    if (copies.isEmpty()) throw new IllegalArgumentException("name a data center and the copies it keeps, such as datacenter1=3");
    copies.forEach((name, number) -> {
      if (!name.matches("[A-Za-z0-9_.-]+")) throw new IllegalArgumentException("'" + name + "' is not the name of a data center");
      if (number < 1) throw new IllegalArgumentException("data center " + name + " needs 1 copy or more, was " + number);
    });
  }

  public static Replication of(String datacenter, int copies) {
    return new Replication(Map.of(datacenter, copies));
  }

  String cql() {
    return new TreeMap<>(copies).entrySet().stream().map(entry -> "'" + entry.getKey() + "': " + entry.getValue())
        .collect(Collectors.joining(", ", "{'class': 'NetworkTopologyStrategy', ", "}"));
  }
}
