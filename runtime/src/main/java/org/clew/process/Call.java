package org.clew.process;

import java.util.Map;
import java.util.UUID;
import org.clew.data.Value;

/**
 * A calcfunction that ran inside a step: a process of its own in the graph, without a journal.
 *
 * @param birth node, inputs and caller
 * @param key step path, visit and ordinal; names the call when the step has to run again
 * @param outcome how it ended
 * @param endedAt as in {@link Birth#at()}
 * @param cachedFrom the calculation whose results these are; null when the function was called
 * @param cacheMiss why it was called although the cache was asked; null when it was not
 */
public record Call(Birth birth, String key, Outcome outcome, java.time.Instant endedAt, UUID cachedFrom, String cacheMiss) {
  public Call(Birth birth, String key, Outcome outcome, java.time.Instant endedAt) {
    this(birth, key, outcome, endedAt, null, null);
  }

  public Map<String, Value> outputs() {
    return outcome.outputs();
  }
}
