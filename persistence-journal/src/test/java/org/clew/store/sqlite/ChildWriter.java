package org.clew.store.sqlite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.clew.store.Batch;
import org.clew.store.Fixtures;
import org.clew.store.Row;

/**
 * A JVM of its own that writes flat out until its standard input ends. Each of its entities notes the sequence number that was
 * acknowledged in a mapped file, which outlives a kill -9. Arguments: home, file of notes, name.
 */
final class ChildWriter {
  static final int ENTITIES = 100;

  private final SqliteStore store;
  private final ByteBuffer notes;
  private final String name;
  private final CountDownLatch ended = new CountDownLatch(ENTITIES);
  private volatile boolean stopping;

  private ChildWriter(SqliteStore store, ByteBuffer notes, String name) {
    this.store = store;
    this.notes = notes;
    this.name = name;
  }

  public static void main(String[] args) throws Exception {
    try (SqliteStore store = SqliteStore.open(Path.of(args[0])); FileChannel file = notes(Path.of(args[1]))) {
      ChildWriter writer = new ChildWriter(store, file.map(FileChannel.MapMode.READ_WRITE, 0, ENTITIES * 8L), args[2]);
      for (int i = 0; i < ENTITIES; i++) writer.next(i, store.allocatePks(1), 1);
      while (System.in.read() >= 0) continue;
      writer.stopping = true;
      writer.ended.await();
    }
  }

  static FileChannel notes(Path file) throws java.io.IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Sequence numbers that were acknowledged, by entity. */
  static long[] acknowledged(Path file) throws java.io.IOException {
    long[] numbers = new long[ENTITIES];
    ByteBuffer.wrap(java.nio.file.Files.readAllBytes(file)).order(ByteOrder.BIG_ENDIAN).asLongBuffer().get(numbers);
    return numbers;
  }

  static String id(String name, int entity) {
    return name + "|" + entity;
  }

  private void next(int entity, long pk, long sequenceNr) {
    if (stopping) {
      ended.countDown();
      return;
    }
    Row row = sequenceNr == 1 ? Fixtures.process(pk, name, "created", null)
        : new Row.ProcessChange(pk, "running", null, "step " + sequenceNr, null, null, null, null, null, null, null,
            Instant.now());
    store.write(new Batch(List.of(Fixtures.event(id(name, entity), sequenceNr)), List.of(row))).whenComplete((_, error) -> {
      if (error != null) {
        error.printStackTrace();
        Runtime.getRuntime().halt(3);
      }
      notes.putLong(entity * 8, sequenceNr);
      next(entity, pk, sequenceNr + 1);
    });
  }
}
