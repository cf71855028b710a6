package org.clew.archive;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an archive, so that all of it is told at once; the first few dozen are told in full. */
final class Problems {
  private static final int TOLD = 30;

  private final List<String> lines = new ArrayList<>();
  private long count;

  void add(String line) {
    if (count++ < TOLD) lines.add(line);
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** @throws ArchiveException when there are any */
  void refuse(String message) {
    if (isEmpty()) return;
    if (count > TOLD) lines.add("… and " + (count - TOLD) + " more");
    throw new ArchiveException(message, lines);
  }
}
