package org.clew.job;

import java.util.Set;
import java.util.UUID;

/**
 * A job as quotas count it.
 *
 * @param group whose turn it is when jobs wait: the caller of the process, or the process itself
 * @param queue name of the queue, empty for the standard one
 * @param codes full labels and plain labels of its codes
 */
public record Slot(UUID process, UUID group, String queue, Set<String> codes) {
  public Slot {
    codes = Set.copyOf(codes);
  }
}
