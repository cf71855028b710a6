package org.clew.store.cassandra;

import com.datastax.oss.protocol.internal.util.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.clew.store.EventRow;
import org.clew.store.PlainJson;
import org.clew.store.Row;

/** Batches over several entities as they are written down before they are carried out, in pieces that Cassandra takes well. */
final class MultiRecords {
  private static final int PIECE = 512 * 1024;
  private static final long FUTURE_MICROS = 60_000_000;

  /**
   * @param stamps of the changes in the rows, by pk of the process
   * @param bulk when there are steps of {@link BulkLog} with the same id: microseconds when they were planned
   */
  record Multi(List<Part> parts, List<Row> rows, Map<Long, Long> stamps, Optional<Long> bulk) {
    long stamp(long pk) {
      return stamps.getOrDefault(pk, GraphWrites.stamp(1));
    }
  }

  /** What is known of a batch; the text is null while it is not decided. */
  sealed interface Status {
    record Absent() implements Status {}

    record Known(String text) implements Status {}
  }

  private final Cql cql;

  MultiRecords(Cql cql) {
    this.cql = cql;
  }

  CompletionStage<Void> save(UUID id, Multi multi) {
    byte[] all = encode(multi);
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start < all.length; start += PIECE) starts.add(start);
    return Stages.each(starts, 4, start -> cql.write("INSERT INTO multi (id, part, payload) VALUES (?, ?, ?)", id, start / PIECE,
        ByteBuffer.wrap(all, start, Math.min(PIECE, all.length - start)))).thenApply(_ -> null);
  }

  CompletionStage<Status> status(UUID id) {
    return cql.serial("SELECT status FROM multi WHERE id = ? LIMIT 1", id)
        .thenApply(row -> row == null ? new Status.Absent() : new Status.Known(row.getString(0)));
  }

  /** Empty when the batch is complete and forgotten. */
  CompletionStage<Optional<Multi>> load(UUID id) {
    return cql.list(row -> Bytes.getArray(row.getByteBuffer(0)), "SELECT payload FROM multi WHERE id = ? AND part >= 0", id)
        .thenApply(pieces -> {
          var all = new ByteArrayOutputStream();
          pieces.forEach(all::writeBytes);
          return pieces.isEmpty() ? Optional.empty() : Optional.of(decode(all.toByteArray()));
        });
  }

  /** The stamp lies ahead, so that no clock of another node can leave a piece behind; the id never comes again. */
  CompletionStage<Void> delete(UUID id) {
    return cql.write(System.currentTimeMillis() * 1000 + FUTURE_MICROS, "DELETE FROM multi WHERE id = ?", id);
  }

  private static byte[] encode(Multi multi) {
    List<Object> parts = new ArrayList<>();
    for (Part part : multi.parts()) parts.add(part.events().stream().map(MultiRecords::fields).toList());
    Map<String, Object> stamps = new HashMap<>();
    multi.stamps().forEach((pk, stamp) -> stamps.put(pk.toString(), stamp));
    Object rows = PlainJson.read(RowCodec.encode(multi.rows()));
    return PlainJson.write(Arrays.asList(parts, rows, stamps, multi.bulk().orElse(null))).getBytes(StandardCharsets.UTF_8);
  }

  private static List<Object> fields(EventRow event) {
    return Arrays.asList(event.persistenceId(), event.sequenceNr(), event.serializerId(), event.manifest(),
        Base64.getEncoder().encodeToString(event.payload()), event.writer(), event.timestamp());
  }

  private static Multi decode(byte[] bytes) {
    List<?> all = (List<?>) PlainJson.read(bytes);
    List<Part> parts = new ArrayList<>();
    for (Object part : (List<?>) all.get(0)) {
      List<EventRow> events = ((List<?>) part).stream().map(fields -> event((List<?>) fields)).toList();
      parts.add(new Part(events.getFirst().persistenceId(), events));
    }
    Map<Long, Long> stamps = new HashMap<>();
    ((Map<?, ?>) all.get(2)).forEach((pk, stamp) -> stamps.put(Long.valueOf((String) pk), (Long) stamp));
    return new Multi(parts, RowCodec.rows((List<?>) all.get(1)), stamps,
        all.size() < 4 ? Optional.empty() : Optional.ofNullable((Long) all.get(3)));
  }

  private static EventRow event(List<?> at) {
    return new EventRow((String) at.get(0), (Long) at.get(1), ((Long) at.get(2)).intValue(), (String) at.get(3),
        Base64.getDecoder().decode((String) at.get(4)), (String) at.get(5), (Long) at.get(6));
  }
}
