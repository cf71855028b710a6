package org.clew.data.array;

/** Whole numbers without sign. */
final class Wholes {

  private Wholes() {}

  /** The nearest real number to 64 bits that have no sign. */
  static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
  }
}
