package org.clew.data;

import java.util.Objects;

/**
 * One atom of a structure.
 *
 * @param symbol chemical symbol or kind name such as {@code Fe} or {@code Fe1}; starts with a capital letter
 * @param position Cartesian, in angstrom
 */
public record Site(String symbol, Vector3 position) {
  public Site {
    Objects.requireNonNull(position, "position");
    if (!isSymbol(symbol)) throw new IllegalArgumentException("'" + symbol + "' is not a chemical symbol or kind name");
  }

  private static boolean isSymbol(String s) {
    return !s.isEmpty() && s.charAt(0) >= 'A' && s.charAt(0) <= 'Z' && s.chars().allMatch(Character::isLetterOrDigit);
  }
}
