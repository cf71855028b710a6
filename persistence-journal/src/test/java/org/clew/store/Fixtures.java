package org.clew.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Events, rows and waiting for answers, for tests of stores. */
public final class Fixtures {
  public static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");

  private Fixtures() {}

  public static EventRow event(String id, long sequenceNr) {
    return event(id, sequenceNr, "018f4e9a-0000-7000-8000-000000000001");
  }

  public static EventRow event(String id, long sequenceNr, String writer) {
    return new EventRow(id, sequenceNr, 33, "process.step-done.v1", (id + "#" + sequenceNr).getBytes(StandardCharsets.UTF_8),
        writer, 1000 + sequenceNr);
  }

  public static Batch events(String id, long from, long to) {
    return new Batch(java.util.stream.LongStream.rangeClosed(from, to).mapToObj(nr -> event(id, nr)).toList(), List.of());
  }

  public static Batch rows(Row... rows) {
    return new Batch(List.of(), List.of(rows));
  }

  public static Row.ProcessNode process(long pk, String label, String state, Long parent) {
    return new Row.ProcessNode(pk, Uuids.next(), "workchain", "test." + label, label, "", "", Optional.ofNullable(parent),
        Map.of("version", "1"), state, NOON.plusSeconds(pk));
  }

  public static Row.ProcessChange change(long pk, String state, Integer exitStatus) {
    return new Row.ProcessChange(pk, state, null, null, exitStatus, null, null, null, null, null, null,
        NOON.plusSeconds(3600 + pk));
  }

  /** The value, or the failure itself; not later than 30 s. */
  public static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Pks of all nodes, in order. */
  public static List<Long> pks(Store store) {
    List<Long> pks = new ArrayList<>();
    store.inventory().types((pk, _) -> pks.add(pk));
    return pks.stream().sorted().toList();
  }
}
