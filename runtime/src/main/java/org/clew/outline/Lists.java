package org.clew.outline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Immutable lists that keep nulls, so that the check of the outline can say where they are. */
final class Lists {
  private Lists() {}

  static <T> List<T> of(T[] items) {
    return items == null ? List.of() : frozen(Arrays.asList(items));
  }

  static <T> List<T> frozen(List<T> items) {
    return Collections.unmodifiableList(new ArrayList<>(items));
  }

  static List<String> joined(List<String> first, String[] more) {
    var all = new ArrayList<>(first);
    all.addAll(of(more));
    return all;
  }
}
