package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clew.store.StoreException;

/**
 * One insertion or removal at a time in a store. Who takes the slot finishes what another one had decided before it died, and
 * does away
 * with what was not decided. Whether it was, a record of {@link MultiWrites} with the same id says.
 */
final class BulkSlot {
  private static final String BUSY =
      "An archive is being imported, nodes are being deleted, or a backup is being made of this store at the moment: wait"
      + " until that is done. If its program has died, try again in a minute.";

  /** @param stamp microseconds when it was planned */
  record Held(UUID id, UUID instance, long stamp) {}

  private final Cql cql;
  private final Instances instances;
  private final MultiWrites multi;
  private final BulkLog log;

  BulkSlot(Cql cql, Instances instances, MultiWrites multi, BulkLog log) {
    this.cql = cql;
    this.instances = instances;
    this.multi = multi;
    this.log = log;
  }

  /** Fails with a StoreException while somebody else who lives has it. */
  CompletionStage<Held> take() {
    Held mine = new Held(UUID.randomUUID(), instances.id(), RowCodec.micros(Instant.now()));
    return instances.present().thenCompose(_ -> take(mine, 0));
  }

  private CompletionStage<Held> take(Held mine, int tries) {
    return cql.patience().repeat(() ->
        cql.conditional("INSERT INTO bulk_slot (one, id, instance, stamp) VALUES (0, ?, ?, ?) IF NOT EXISTS", mine.id(),
        mine.instance(), mine.stamp())).thenCompose(row -> {
          if (row.getBoolean(0) || mine.id().equals(row.getUuid("id"))) return Stages.done(mine);
          if (tries > 3) return CompletableFuture.<Held>failedFuture(new StoreException(BUSY));
          return settled(held(row), true).thenCompose(free -> free ? take(mine, tries + 1)
              : CompletableFuture.<Held>failedFuture(new StoreException(BUSY)));
        });
  }

  private static Held held(Row row) {
    return new Held(row.getUuid("id"), row.getUuid("instance"), row.getLong("stamp"));
  }

  /** Finishes what one left that has been silent for a while; completes when there is nothing to do. */
  CompletionStage<Void> sweep() {
    return cql.serial("SELECT id, instance, stamp FROM bulk_slot WHERE one = 0").thenCompose(row ->
        row == null ? Stages.done(null) : settled(held(row), false).thenApply(_ -> null));
  }

  /** @param alone whether nothing of this instance can be under way */
  private CompletionStage<Boolean> settled(Held other, boolean alone) {
    if (other.instance().equals(instances.id())) return alone ? end(other).thenApply(_ -> true) : Stages.done(false);
    return cql.first("SELECT beat FROM alive WHERE id = ?", other.instance()).thenCompose(beat ->
        beat != null ? Stages.done(false) : end(other).thenApply(_ -> true));
  }

  /** Does all of it when it was decided, nothing when not, and frees the slot; answers which. */
  CompletionStage<Boolean> end(Held held) {
    return multi.end(held.id()).thenCompose(committed -> log.forget(held.id()).thenCompose(_ -> free(held))
        .thenApply(_ -> committed));
  }

  /** After all is done. */
  CompletionStage<Void> free(Held held) {
    return cql.patience().repeat(() -> cql.conditional("DELETE FROM bulk_slot WHERE one = 0 IF id = ?", held.id()))
        .thenApply(_ -> null);
  }
}
