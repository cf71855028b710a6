package org.clew.caching;

import java.util.List;
import java.util.Map;
import org.clew.store.Batch;
import org.clew.store.Calculations;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Row;
import org.clew.store.Store;

/** What is noted on the node of a calculation for the cache. The time of its last change stays. Calls block. */
public final class CacheMarks {
  /** False when somebody has taken the calculation out of the cache. */
  public static final String VALID = "valid_cache";
  /** The calculation whose results it has. */
  public static final String CACHED_FROM = "cached_from";
  /** Why it was done although the cache was asked. */
  public static final String MISS = "cache_miss";
  /** When its working directory was emptied. */
  public static final String CLEANED = "workdir_cleaned";

  private CacheMarks() {}

  public static void valid(Store store, ProcessRow calculation, boolean valid) {
    mark(store, calculation, Map.of(VALID, valid));
  }

  public static void hash(Store store, ProcessRow calculation, String hash) {
    mark(store, calculation, Map.of(Calculations.HASH, hash));
  }

  /** The attributes of a node. */
  public static Map<?, ?> of(NodeRow node) {
    return node.content() instanceof Map<?, ?> attributes ? attributes : Map.of();
  }

  private static void mark(Store store, ProcessRow process, Map<String, Object> attributes) {
    store.write(new Batch(List.of(), List.of(new Row.ProcessChange(process.pk(), null, null, null, null, null, null, null, null,
        null, attributes, process.mtime())))).toCompletableFuture().join();
  }
}
