package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.clew.store.Graph.LinkRow;
import org.clew.store.Graph.NodeRow;
import org.clew.store.PlainJson;

/** Reads nodes, and finds them by pk, uuid, label and link. */
final class NodeReads {
  private static final int WIDTH = 64;
  private static final String PROCESS = "process.";

  private record Found(String uuid, long pk) {}

  private record Link(long source, long target, String type, String label) {}

  private final Cql cql;

  NodeReads(Cql cql) {
    this.cql = cql;
  }

  CompletionStage<Optional<NodeRow>> node(long pk) {
    return cql.first("SELECT pk, uuid, node_type, process_type, label, description, ctime, mtime, content, attributes FROM node"
        + " WHERE pk = ?", pk).thenCompose(row -> {
          if (row == null || row.isNull("uuid")) return Stages.done(Optional.<NodeRow>empty());
          if (!isProcess(row.getString("node_type"))) return Stages.done(Optional.of(node(row, mtime(row))));
          return cql.first("SELECT mtime FROM process WHERE bucket = ? AND pk = ?", Buckets.of(pk), pk).thenApply(process ->
              Optional.of(node(row, process == null || process.isNull(0) ? mtime(row) : process.getLong(0))));
        });
  }

  /** Of a node, as far as its own row tells. */
  static long mtime(Row row) {
    return row.isNull("mtime") ? row.getLong("ctime") : row.getLong("mtime");
  }

  static boolean isProcess(String nodeType) {
    return nodeType.startsWith(PROCESS);
  }

  static NodeRow node(Row row, long mtime) {
    String type = row.getString("node_type");
    return new NodeRow(row.getLong("pk"), row.getUuid("uuid"), type, row.getString("process_type"), row.getString("label"),
        row.getString("description"), type.startsWith(PROCESS) ? attributes(row) : PlainJson.read(row.getString("content")),
        RowCodec.instant(row.getLong("ctime")), RowCodec.instant(mtime));
  }

  static Map<String, Object> attributes(Row row) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    row.getMap("attributes", String.class, String.class).forEach((name, json) -> attributes.put(name, PlainJson.read(json)));
    return attributes;
  }

  private CompletionStage<List<NodeRow>> nodes(List<Long> pks) {
    return Stages.each(pks, WIDTH, this::node)
        .thenApply(found -> found.stream().flatMap(Optional::stream).toList());
  }

  Optional<NodeRow> byUuid(UUID uuid) {
    return cql.await(pk(uuid).thenCompose(pk -> pk.isEmpty() ? Stages.done(Optional.<NodeRow>empty()) : node(pk.get())));
  }

  CompletionStage<Optional<Long>> pk(UUID uuid) {
    return cql.first("SELECT pk FROM node_uuid WHERE head = ? AND shard = ? AND uuid = ?", Buckets.head(uuid),
        Buckets.shard(uuid),
        Buckets.hex(uuid)).thenApply(row -> Optional.ofNullable(row).map(found -> found.getLong(0)));
  }

  /** @param digits at least four hexadecimal ones */
  List<NodeRow> byPrefix(String digits, int limit) {
    String last = digits + "g";
    return cql.await(Stages.each(IntStream.range(0, Buckets.SHARDS).boxed().toList(), Buckets.SHARDS, shard ->
        cql.list(row -> new Found(row.getString(0), row.getLong(1)),
            "SELECT uuid, pk FROM node_uuid WHERE head = ? AND shard = ? AND uuid >= ? AND uuid < ? LIMIT ?",
            digits.substring(0, 4), shard, digits, last, limit)).thenCompose(shards -> nodes(shards.stream().flatMap(List::stream)
                .sorted(Comparator.comparing(Found::uuid)).limit(limit).map(Found::pk).toList())));
  }

  List<NodeRow> byLabel(String label, int limit) {
    return cql.await(cql.list(row -> row.getLong(0), "SELECT pk FROM node_label WHERE label = ? LIMIT ?", label, limit)
        .thenCompose(this::nodes)).stream().filter(node -> node.label().equals(label)).toList();
  }

  List<LinkRow> incoming(long pk) {
    return links(cql.list(NodeReads::link, "SELECT source, target, type, label FROM link_in WHERE target = ?", pk), pk);
  }

  List<LinkRow> outgoing(long pk) {
    return links(cql.list(NodeReads::link, "SELECT source, target, type, label FROM link_out WHERE source = ?", pk), pk);
  }

  private static Link link(Row row) {
    return new Link(row.getLong(0), row.getLong(1), row.getString(2), row.getString(3));
  }

  private List<LinkRow> links(CompletionStage<List<Link>> links, long pk) {
    return cql.await(links.thenCompose(all -> Stages.each(all, WIDTH, link ->
        node(link.source() == pk ? link.target() : link.source()).thenApply(other ->
            other.map(node -> new LinkRow(node, link.source(), link.target(), link.type(), link.label()))))))
        .stream().flatMap(Optional::stream).toList();
  }
}
