package org.clew.outline;

/** Paths of instructions: ids separated by slashes. */
final class Paths {
  private Paths() {}

  static String join(String block, String id) {
    return block.isEmpty() ? id : block + "/" + id;
  }
}
