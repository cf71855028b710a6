package org.clew.store.cassandra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** The list of entities. An id is in it before the first event is, and counts when the event is there. */
final class Entities {
  private record Entry(String pid, boolean born) {}

  private final Cql cql;

  Entities(Cql cql) {
    this.cql = cql;
  }

  CompletionStage<Void> announce(String pid) {
    return cql.write("INSERT INTO entity (bucket, pid) VALUES (?, ?)", Buckets.shard(pid), pid);
  }

  CompletionStage<Void> born(String pid) {
    return cql.write("INSERT INTO entity (bucket, pid, born) VALUES (?, ?, true)", Buckets.shard(pid), pid);
  }

  List<String> ids(String after, int limit) {
    List<String> ids = new ArrayList<>();
    String from = after;
    while (ids.size() < limit) {
      List<Entry> page = page(from, limit);
      List<Entry> sure = cql.await(Stages.each(page, 32, this::looked));
      sure.stream().filter(Entry::born).map(Entry::pid).forEach(ids::add);
      if (page.size() < limit) break;
      from = page.getLast().pid();
    }
    return ids.size() <= limit ? ids : ids.subList(0, limit);
  }

  private List<Entry> page(String after, int limit) {
    return cql.await(Stages.each(IntStream.range(0, Buckets.SHARDS).boxed().toList(), Buckets.SHARDS, bucket ->
        cql.list(row -> new Entry(row.getString(0), row.getBoolean(1)),
            "SELECT pid, born FROM entity WHERE bucket = ? AND pid > ? LIMIT ?", bucket, after, limit))).stream()
        .flatMap(List::stream).sorted(Comparator.comparing(Entry::pid)).limit(limit).toList();
  }

  private CompletionStage<Entry> looked(Entry entry) {
    if (entry.born()) return Stages.done(entry);
    return cql.first("SELECT highest FROM journal WHERE pid = ? LIMIT 1", entry.pid())
        .thenApply(row -> new Entry(entry.pid(), Appends.number(row, "highest") > 0));
  }
}
