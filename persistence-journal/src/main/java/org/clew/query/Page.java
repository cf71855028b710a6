package org.clew.query;

import java.util.List;
import java.util.Optional;

/**
 * Some of the results.
 *
 * @param next where the page after this one begins; empty on the last page
 */
public record Page(List<Found> rows, Optional<String> next) {}
