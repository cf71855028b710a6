package org.clew.store.cassandra;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.clew.store.Annotations.Comment;
import org.clew.store.Graph.NodeRow;
import org.clew.store.PlainJson;

/**
 * Does the steps of an insertion or a removal that is decided. Each may be done again, by several at a time, and late: what is
 * born
 * has the smallest stamp, what takes the place of something the stamp of its plan, and what goes is looked at before.
 *
 * <p>Links and log records come before nodes, nodes before rows of processes, what people said last; so whoever finds a node
 * finds what
 * led to it. Of what goes, journals are closed first, then nodes cannot be found any more, then the rest follows.
 */
final class BulkWork {
  private static final int PASSES = 4;
  private static final int WIDTH = 64;
  private static final long BIRTH = GraphWrites.BIRTH;

  private final Cql cql;
  private final BulkLog log;
  private final Outbox outbox;
  private final BulkRemovals removals;
  private final Moment.Probe probe;

  BulkWork(Cql cql, BulkLog log, Outbox outbox, Moment.Probe probe) {
    this.cql = cql;
    this.log = log;
    this.outbox = outbox;
    this.removals = new BulkRemovals(cql);
    this.probe = probe;
  }

  /** @param stamp microseconds when it was planned */
  CompletionStage<Void> run(UUID id, long stamp) {
    CompletionStage<Void> done = Stages.done(null);
    for (int pass = 0; pass < PASSES; pass++) {
      int now = pass;
      done = done.thenCompose(_ -> {
        if (now == PASSES / 2) probe.at(Moment.HALF_DONE);
        return log.each(id, (steps, _) -> Stages.each(steps, WIDTH, step -> step(step, now, stamp)));
      });
    }
    return done.thenCompose(_ -> log.forget(id));
  }

  private CompletionStage<?> all(long stamp, List<Cql.Call> calls) {
    return Stages.each(calls, calls.size(), call -> cql.write(stamp, call.cql(), call.values()));
  }

  private CompletionStage<Void> step(BulkStep step, int pass, long stamp) {
    CompletionStage<?> done = switch (step) {
      case BulkStep.Link(var link) when pass == 0 -> all(BIRTH, List.of(
          new Cql.Call("INSERT INTO link_in (target, source, type, label) VALUES (?, ?, ?, ?)", link.target(), link.source(),
              link.type(), link.label()),
          new Cql.Call("INSERT INTO link_out (target, source, type, label) VALUES (?, ?, ?, ?)", link.target(), link.source(),
              link.type(), link.label())));
      case BulkStep.Log(var line) when pass == 0 -> cql.write(BIRTH,
          "INSERT INTO log (pk, time, sequence, level, logger, message) VALUES (?, ?, ?, ?, ?, ?)", line.pk(),
              RowCodec.micros(line.time()),
          line.sequence(), line.level(), line.logger(), line.message());
      case BulkStep.Node(var node) when pass == 1 -> node(node.row(), node.process() != null, stamp);
      case BulkStep.Node(var node) when pass == 2 && node.process() != null -> all(BIRTH, WholeProcess.calls(node.process()));
      case BulkStep.Caller(var process, var caller) when pass == 2 -> all(stamp, List.of(
          new Cql.Call("INSERT INTO child (parent, pk) VALUES (?, ?)", caller, process),
          new Cql.Call("UPDATE process SET parent_pk = ? WHERE bucket = ? AND pk = ?", caller, Buckets.of(process), process)));
      case BulkStep.Extras(var pk, var json, var revision, var seen) when pass == 3 -> extras(pk, json, revision, seen);
      case BulkStep.Comment(var comment) when pass == 3 -> comment(comment, stamp);
      case BulkStep.Member(var group, var pk) when pass == 3 -> all(stamp, List.of(
          new Cql.Call("INSERT INTO member_of (pk, node_group) VALUES (?, ?)", pk, group),
          new Cql.Call("INSERT INTO group_member (node_group, pk) VALUES (?, ?)", group, pk)));
      case BulkStep.Fence(var pid, var number) when pass == 0 -> outbox.close(pid, number)
          .thenCompose(_ -> cql.write("DELETE FROM snapshot WHERE pid = ?", pid))
          .thenCompose(_ -> cql.write("DELETE FROM tag WHERE pid = ?", pid));
      case BulkStep.Gone gone when pass == 1 -> removals.hide(gone);
      case BulkStep.Gone gone when pass == 2 -> removals.clear(gone);
      case BulkStep.Link _, BulkStep.Log _, BulkStep.Node _, BulkStep.Caller _, BulkStep.Extras _, BulkStep.Comment _,
          BulkStep.Member _,
          BulkStep.Fence _, BulkStep.Gone _ -> Stages.done(null);
    };
    return done.thenApply(_ -> null);
  }

  /** The uuid may have been deleted before, so its row is younger than what was born. */
  private CompletionStage<?> node(NodeRow row, boolean isProcess, long stamp) {
    List<Cql.Call> calls = new ArrayList<>();
    calls.add(
        new Cql.Call("INSERT INTO node (pk, uuid, node_type, process_type, label, description, ctime, mtime, content, attributes)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row.pk(), row.uuid(), row.nodeType(), orUnset(row.processType()), row.label(),
            row.description(),
        RowCodec.micros(row.ctime()), RowCodec.micros(row.mtime()), isProcess ? Cql.UNSET : PlainJson.write(row.content()),
        isProcess ? GraphWrites.json(row.content()) : Cql.UNSET));
    if (!row.label().isEmpty()) calls.add(new Cql.Call("INSERT INTO node_label (label, pk) VALUES (?, ?)", row.label(),
        row.pk()));
    return cql.write(stamp, "INSERT INTO node_uuid (head, shard, uuid, pk) VALUES (?, ?, ?, ?)", Buckets.head(row.uuid()),
        Buckets.shard(row.uuid()), Buckets.hex(row.uuid()), row.pk()).thenCompose(_ -> all(BIRTH, calls));
  }

  /** Who has changed them since they were seen keeps what he wrote. */
  private CompletionStage<?> extras(long pk, String json, UUID revision, UUID seen) {
    return cql.patience().repeat(() -> cql.conditional("UPDATE extras SET content = ?, revision = ? WHERE pk = ? IF revision = ?",
        json, revision,
        pk, seen));
  }

  private CompletionStage<?> comment(Comment comment, long stamp) {
    return all(stamp, List.of(new Cql.Call("INSERT INTO comment_uuid (uuid, pk) VALUES (?, ?)", comment.uuid(), comment.pk()),
        new Cql.Call("INSERT INTO node_comment (pk, uuid, author, ctime, mtime, text) VALUES (?, ?, ?, ?, ?, ?)", comment.pk(),
            comment.uuid(),
            comment.author(), RowCodec.micros(comment.ctime()), RowCodec.micros(comment.mtime()), comment.text())));
  }

  private static Object orUnset(Object value) {
    return value == null ? Cql.UNSET : value;
  }
}
