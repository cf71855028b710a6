package org.clew.store.cassandra;

import java.util.UUID;

/** Which partition holds what: partitions stay small and spread over the nodes however many processes there are. */
final class Buckets {
  /** Partitions of the list of entities, and of the nodes whose uuids start alike (those of the same weeks do). */
  static final int SHARDS = 32;
  private static final int PKS = 9;

  private Buckets() {}

  /** Of a process, so that neighbours by pk are read together. */
  static long of(long pk) {
    return pk >> PKS;
  }

  static int shard(UUID uuid) {
    return Math.floorMod(uuid.hashCode(), SHARDS);
  }

  static int shard(String persistenceId) {
    return Math.floorMod(persistenceId.hashCode(), SHARDS);
  }

  static String hex(UUID uuid) {
    return uuid.toString().replace("-", "");
  }

  static String head(UUID uuid) {
    return uuid.toString().substring(0, 4);
  }
}
