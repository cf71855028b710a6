package org.clew.store.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Many pks, cut so that each part fits into one statement. */
final class Chunks {
  private static final int SIZE = 500;

  private Chunks() {}

  /** In ascending order, each once. */
  static List<List<Long>> of(Collection<Long> pks) {
    List<Long> sorted = new ArrayList<>(new TreeSet<>(pks));
    List<List<Long>> parts = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += SIZE) parts.add(sorted.subList(from, Math.min(sorted.size(), from + SIZE)));
    return parts;
  }

  static String marks(Collection<?> values) {
    return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
  }
}
