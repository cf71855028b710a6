package org.clew.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.clew.data.Data;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.data.Value.Origin;
import org.clew.process.Env;

/** Keeps values in memory. */
final class FakeEnv implements Env {
  private final AtomicLong pks = new AtomicLong();
  private final Map<UUID, Data> kept = new ConcurrentHashMap<>();

  private volatile Instant stopped;

  /** From the first call the clock stands still but for such steps. */
  void pass(Duration time) {
    stopped = now().plus(time);
  }

  @Override
  public Instant now() {
    return stopped == null ? Instant.now() : stopped;
  }

  @Override
  public NodeRef newNode() {
    return newNode(UUID.randomUUID());
  }

  @Override
  public NodeRef newNode(UUID uuid) {
    return new NodeRef(pks.incrementAndGet(), uuid);
  }

  @Override
  public Value keep(Data data) {
    if (data.node().isEmpty()) data.stored(newNode());
    var ref = data.node().orElseThrow();
    kept.put(ref.uuid(), data);
    return new Value(ref.pk(), ref.uuid(), data.type(), data.plain(), Origin.NEW);
  }

  @Override
  public Data load(Value value) {
    return kept.get(value.uuid());
  }

  @Override
  public void keepFiles(Data data) {
    throw new UnsupportedOperationException("calculation jobs keep files through their FileStore");
  }

  @Override
  public Data read(String type, Object plain) {
    throw new UnsupportedOperationException("calculation jobs do not read " + type + " from plain trees");
  }
}
