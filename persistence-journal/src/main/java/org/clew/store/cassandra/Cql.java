package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Statements of the store, prepared at first use. A null value writes a deletion; {@link #UNSET} leaves a column alone.
 *
 * <p>Plain reads and writes are repeated while the cluster has too few nodes; conditional ones fail with what the driver says,
 * because a second try may meet the first.
 */
final class Cql implements AutoCloseable {
  /** As a value: do not touch the column. */
  static final Object UNSET = new Object();

  /** A statement with its values. */
  record Call(String cql, Object... values) {}

  private final CassandraSettings settings;
  private final CqlSession session;
  private final Patience patience;
  private final Map<String, CompletionStage<PreparedStatement>> prepared = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Cql(CassandraSettings settings, CqlSession session) {
    this.settings = settings;
    this.session = session;
    this.patience = new Patience(settings.patience());
  }

  Patience patience() {
    return patience;
  }

  /** Writes with the time stamp of the coordinator. */
  CompletionStage<Void> write(String cql, Object... values) {
    return write(Statement.NO_DEFAULT_TIMESTAMP, cql, values);
  }

  /** Writes with this time stamp; of two values of one cell the one with the greater stamp stands. */
  CompletionStage<Void> write(long stamp, String cql, Object... values) {
    return patience.repeat(() -> bind(cql, values).thenCompose(bound ->
        session.executeAsync(bound.setQueryTimestamp(stamp).setIdempotent(true)))).thenApply(_ -> null);
  }

  /** One conditional statement, or several on one partition; completes with the answer whether it was applied. */
  CompletionStage<Row> conditional(List<Call> calls) {
    return bind(calls).thenCompose(bound -> {
      Statement<?> statement = bound.size() == 1 ? bound.getFirst()
          : BatchStatement.newInstance(BatchType.UNLOGGED).addAll(bound);
      return session.executeAsync(statement.setIdempotent(false));
    }).thenApply(AsyncResultSet::one);
  }

  CompletionStage<Row> conditional(String cql, Object... values) {
    return conditional(List.of(new Call(cql, values)));
  }

  /** The first row, or null. */
  CompletionStage<Row> first(String cql, Object... values) {
    return execute(DefaultConsistencyLevel.QUORUM, cql, values).thenApply(AsyncResultSet::one);
  }

  /** Reads one partition after bringing conditional writes that are under way to an end; the first row, or null. */
  CompletionStage<Row> serial(String cql, Object... values) {
    return execute(DefaultConsistencyLevel.SERIAL, cql, values).thenApply(AsyncResultSet::one);
  }

  /** All rows of a query whose answer fits in memory. */
  <T> CompletionStage<List<T>> list(Function<Row, T> mapper, String cql, Object... values) {
    List<T> all = new ArrayList<>();
    return execute(DefaultConsistencyLevel.QUORUM, cql, values).thenCompose(page -> collect(page, mapper, all));
  }

  /** As {@link #list}, after bringing conditional writes that are under way to an end. */
  <T> CompletionStage<List<T>> serialList(Function<Row, T> mapper, String cql, Object... values) {
    List<T> all = new ArrayList<>();
    return execute(DefaultConsistencyLevel.SERIAL, cql, values).thenCompose(page -> collect(page, mapper, all));
  }

  /** Tells of all rows, page by page, on threads of the driver. */
  CompletionStage<Void> each(Consumer<Row> told, String cql, Object... values) {
    return execute(DefaultConsistencyLevel.QUORUM, cql, values).thenCompose(page -> pass(page, told));
  }

  /** Tells of all rows on the thread that asks, which may take its time over each; so many are fetched at once. */
  void scan(int page, Consumer<Row> told, String cql, Object... values) {
    AsyncResultSet rows = await(patience.repeat(() -> bind(cql, values).thenCompose(bound -> session.executeAsync(
        bound.setPageSize(page).setConsistencyLevel(DefaultConsistencyLevel.QUORUM).setIdempotent(true)))));
    rows.currentPage().forEach(told);
    while (rows.hasMorePages()) {
      AsyncResultSet before = rows;
      rows = await(patience.repeat(before::fetchNextPage));
      rows.currentPage().forEach(told);
    }
  }

  /** Asks each node that is up about itself; no more than a few rows. */
  List<Row> ofEachNode(String cql) {
    List<Row> all = new ArrayList<>();
    for (Node node : session.getMetadata().getNodes().values()) {
      if (node.getState() == NodeState.UP) all.addAll(session.execute(SimpleStatement.newInstance(cql).setNode(node)
          .setConsistencyLevel(DefaultConsistencyLevel.ONE)).all());
    }
    return all;
  }

  private CompletionStage<Void> pass(AsyncResultSet page, Consumer<Row> told) {
    page.currentPage().forEach(told);
    return page.hasMorePages() ? page.fetchNextPage().thenCompose(next -> pass(next, told))
        : CompletableFuture.completedFuture(null);
  }

  private <T> CompletionStage<List<T>> collect(AsyncResultSet page, Function<Row, T> mapper, List<T> all) {
    page.currentPage().forEach(row -> all.add(mapper.apply(row)));
    if (!page.hasMorePages()) return CompletableFuture.completedFuture(all);
    return page.fetchNextPage().thenCompose(next -> collect(next, mapper, all));
  }

  private CompletionStage<AsyncResultSet> execute(DefaultConsistencyLevel consistency, String cql, Object... values) {
    return patience.repeat(() -> bind(cql, values).thenCompose(bound ->
        session.executeAsync(bound.setConsistencyLevel(consistency).setIdempotent(true))));
  }

  /** Waits for a read; for the caller's thread, never for one of the driver. */
  <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (java.util.concurrent.CompletionException | java.util.concurrent.CancellationException e) {
      throw Failures.explain(e, settings);
    }
  }

  private CompletionStage<List<BoundStatement>> bind(List<Call> calls) {
    CompletionStage<List<BoundStatement>> all = CompletableFuture.completedFuture(new ArrayList<>(calls.size()));
    for (Call call : calls) {
      all = all.thenCombine(bind(call.cql(), call.values()), (list, bound) -> {
        list.add(bound);
        return list;
      });
    }
    return all;
  }

  private CompletionStage<BoundStatement> bind(String cql, Object... values) {
    if (closed) return CompletableFuture.failedFuture(Failures.closed(settings));
    return prepare(cql).thenApply(statement -> {
      Object[] known = values.clone();
      for (int i = 0; i < known.length; i++) known[i] = value(known[i]);
      BoundStatement bound = statement.bind(known);
      for (int i = 0; i < known.length; i++) if (values[i] == UNSET) bound = bound.unset(i);
      return bound;
    });
  }

  /** Half a surrogate pair is no text in UTF-8 and becomes a question mark, as in other stores. */
  private static Object value(Object given) {
    if (given == UNSET) return null;
    return given instanceof String text && text.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
        ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) : given;
  }

  private CompletionStage<PreparedStatement> prepare(String cql) {
    return prepared.computeIfAbsent(cql, text -> session.prepareAsync(text).whenComplete((_, error) -> {
      if (error != null) CompletableFuture.runAsync(() -> prepared.remove(text));
    }));
  }

  @Override public void close() {
    closed = true;
    session.close();
  }
}
