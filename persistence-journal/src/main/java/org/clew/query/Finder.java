package org.clew.query;

import java.util.List;
import java.util.Optional;

/**
 * Answers queries. Each call is one read of its own and may block.
 *
 * <p>Throws {@link QueryException} for what this store can not answer, and {@code StoreException} when it can not be read.
 */
public interface Finder {
  List<Found> list(Query query);

  /**
   * As many results as the limit says, after the cursor of the page before. What comes or goes meanwhile makes no result appear
   * twice. The order must not be by a field that may have no value.
   */
  Page page(Query query, Optional<String> cursor);

  /** Number of results, whatever the limit says. */
  long count(Query query);
}
