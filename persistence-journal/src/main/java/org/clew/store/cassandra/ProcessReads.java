package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.clew.store.Graph.Filter;
import org.clew.store.Graph.ProcessRow;

/**
 * Listings of processes, newest first. An index answers when few processes fulfil a condition of the filter; otherwise matches
 * are many, and the partitions are read from the newest on until there are enough.
 */
final class ProcessReads {
  private static final String COLUMNS = "SELECT pk, uuid, kind, process_type, process_label, label, description, state, paused,"
      + " status, exit_status, exit_message, exception, parent_pk, job_state, scheduler_state, cached_from, sealed, ctime, mtime"
      + " FROM process";
  private static final int FEW = 2000;
  private static final int WIDTH = 16;

  private final Cql cql;

  ProcessReads(Cql cql) {
    this.cql = cql;
  }

  CompletionStage<Optional<ProcessRow>> process(long pk) {
    return cql.first(COLUMNS + " WHERE bucket = ? AND pk = ?", Buckets.of(pk), pk)
        .thenApply(row -> row == null || row.isNull("uuid") ? Optional.empty() : Optional.of(process(row)));
  }

  CompletionStage<List<ProcessRow>> processes(List<Long> pks) {
    return Stages.each(pks, 64, this::process).thenApply(found -> found.stream().flatMap(Optional::stream).toList());
  }

  /** All with one of these states, by pk. */
  CompletionStage<List<ProcessRow>> inStates(List<String> states) {
    return asked(ProcessFilter.states(states), "").thenApply(answers -> union(answers).stream()
        .filter(row -> states.contains(row.state())).sorted(Comparator.comparingLong(ProcessRow::pk)).toList());
  }

  private CompletionStage<List<List<Row>>> asked(List<Cql.Call> calls, String end) {
    return Stages.each(calls, calls.size(), call -> cql.list(row -> row, COLUMNS + " WHERE " + call.cql() + end, call.values()));
  }

  /** What several calls found together; of a process that changed in between, the later row. */
  private static Collection<ProcessRow> union(List<List<Row>> answers) {
    Map<Long, ProcessRow> byPk = new HashMap<>();
    for (List<Row> rows : answers) {
      for (ProcessRow row : processesIn(rows)) byPk.merge(row.pk(), row, (a, b) -> a.mtime().isAfter(b.mtime()) ? a : b);
    }
    return byPk.values();
  }

  /** Without what a change left of a process that was never born. */
  private static List<ProcessRow> processesIn(List<Row> rows) {
    return rows.stream().filter(row -> !row.isNull("uuid")).map(ProcessReads::process).toList();
  }

  List<ProcessRow> list(Filter filter) {
    if (filter.limit() < 1) return List.of();
    Predicate<ProcessRow> condition = ProcessFilter.of(filter);
    for (List<Cql.Call> way : ProcessFilter.indexed(filter)) {
      List<List<Row>> answers = cql.await(asked(way, " LIMIT " + (FEW + 1)));
      if (answers.stream().allMatch(rows -> rows.size() <= FEW)) return union(answers).stream().filter(condition)
          .sorted(Comparator.comparingLong(ProcessRow::pk).reversed()).limit(filter.limit()).toList();
    }
    return walk(filter, condition);
  }

  private List<ProcessRow> walk(Filter filter, Predicate<ProcessRow> condition) {
    List<ProcessRow> matches = new ArrayList<>();
    long before = filter.beforePk().orElse(Long.MAX_VALUE);
    long bucket = Buckets.of(before - 1);
    int width = 2;
    while (matches.size() < filter.limit()) {
      List<Long> next = cql.await(cql.list(row -> row.getLong(0),
          "SELECT bucket FROM process_bucket WHERE one = 0 AND bucket <= ? LIMIT ?", bucket, width));
      cql.await(Stages.each(next, WIDTH, each -> cql.list(row -> row,
          COLUMNS + " WHERE bucket = ? AND pk < ?", each, before)))
          .forEach(rows -> processesIn(rows).stream().filter(condition).forEach(matches::add));
      if (next.size() < width) break;
      bucket = next.getLast() - 1;
      width = Math.min(128, width * 2);
    }
    return matches.size() <= filter.limit() ? matches : List.copyOf(matches.subList(0, filter.limit()));
  }

  /** States of all processes; reads every partition. */
  List<String> states() {
    List<Long> buckets = cql.await(cql.list(row -> row.getLong(0), "SELECT bucket FROM process_bucket WHERE one = 0"));
    return cql.await(Stages.each(buckets, WIDTH, bucket -> cql.list(row -> row.isNull(1) ? "" : row.getString(0),
        "SELECT state, uuid FROM process WHERE bucket = ?", bucket))).stream().flatMap(List::stream)
        .filter(state -> !state.isEmpty()).toList();
  }

  private static ProcessRow process(Row row) {
    return new ProcessRow(row.getLong("pk"), row.getUuid("uuid"), row.getString("kind"), row.getString("process_type"),
        row.getString("process_label"), row.getString("label"), row.getString("description"), row.getString("state"),
        row.getBoolean("paused"), row.getString("status"), row.isNull("exit_status") ? null : (Integer) row.getInt("exit_status"),
        row.getString("exit_message"), row.getString("exception"),
        row.isNull("parent_pk") ? null : (Long) row.getLong("parent_pk"),
        row.getString("job_state"), row.getString("scheduler_state"), row.getString("cached_from"), row.getBoolean("sealed"),
        RowCodec.instant(row.getLong("ctime")), RowCodec.instant(row.getLong("mtime")));
  }
}
