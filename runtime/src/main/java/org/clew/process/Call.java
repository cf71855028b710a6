package org.clew.process;

import java.util.Map;
import org.clew.data.Value;

/**
 * A calcfunction that ran inside a step: a process of its own in the graph, without a journal.
 *
 * @param birth node, inputs and caller
 * @param key step path, visit and ordinal; names the call when the step has to run again
 * @param outcome how it ended
 * @param endedAt as in {@link Birth#at()}
 */
public record Call(Birth birth, String key, Outcome outcome, java.time.Instant endedAt) {
  public Map<String, Value> outputs() {
    return outcome.outputs();
  }
}
