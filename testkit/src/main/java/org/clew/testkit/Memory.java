package org.clew.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.clew.data.Blob;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.NodeRef;
import org.clew.process.Env;
import org.clew.process.Ids;

/** The outside of a test: a clock that goes on by one tick when it is read, numbered nodes, files in memory. */
final class Memory implements Env {
  /** Steps come in bursts. */
  static final Duration QUICK = Duration.ofNanos(1000);
  /** Every step and every calcfunction takes so long that it becomes durable on its own. */
  static final Duration SLOW = Duration.ofMillis(60);

  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final UUID WORLD = Ids.derived(new UUID(0, 0), "testkit");

  private final Map<String, Blob> files;
  private final Duration tick;
  private final long firstPk;
  private long nextPk;
  private Instant now;

  private final boolean hasAllFiles;

  private Memory(Map<String, Blob> files, boolean hasAllFiles, Duration tick, long firstPk, Instant now) {
    this.files = files;
    this.hasAllFiles = hasAllFiles;
    this.tick = tick;
    this.firstPk = firstPk;
    this.nextPk = firstPk;
    this.now = now;
  }

  static Memory of(Duration tick) {
    return new Memory(new ConcurrentHashMap<>(), true, tick, 1, START);
  }

  /** Goes on after what was recorded elsewhere, without its files. */
  static Memory after(Instant last, long lastPk) {
    return new Memory(new ConcurrentHashMap<>(), false, QUICK, lastPk + 1, last);
  }

  /** What a later engine finds: files are still there, pks that were handed out are gone. */
  Memory afterCrash() {
    return new Memory(files, hasAllFiles, tick, Math.max(nextPk, firstPk + 1000), now.plus(Duration.ofMinutes(1)));
  }

  @Override public Instant now() {
    now = now.plus(tick);
    return now;
  }

  @Override public NodeRef newNode() {
    return newNode(Ids.derived(WORLD, "node " + nextPk));
  }

  @Override public NodeRef newNode(UUID uuid) {
    return new NodeRef(nextPk++, uuid);
  }

  @Override public void keepFiles(Data data) {
    data.blobs().forEach(blob -> files.putIfAbsent(blob.sha256(), blob));
  }

  @Override public Data read(String type, Object plain) {
    return DataTypes.read(type, plain, (sha256, size) -> {
      var file = files.get(sha256);
      if (file == null && !hasAllFiles) return new AbsentFile(sha256, size);
      if (file == null) throw new IllegalStateException("no file with SHA-256 " + sha256 + " and " + size + " bytes was kept");
      return file;
    });
  }

  /** A file whose content was not recorded. */
  private record AbsentFile(String sha256, long size) implements Blob {
    @Override public byte[] bytes() {
      throw new IllegalStateException("the file with SHA-256 " + sha256
          + " is not part of the recorded journal, which has no contents of files");
    }
  }
}
