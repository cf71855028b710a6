package org.clew.examples;

import java.util.regex.Pattern;

/** Chemical symbols of atoms whose kind names may say more, as in {@code Fe1}. */
public final class Elements {
  private static final Pattern SYMBOL = Pattern.compile("[A-Z][a-z]?");

  private Elements() {}

  /** {@code Fe} of {@code Fe}, {@code Fe1} and {@code FeUP}. */
  public static String symbol(String kind) {
    var found = SYMBOL.matcher(kind);
    if (found.lookingAt()) return found.group();
    throw new IllegalArgumentException("'" + kind + "' does not start with a chemical symbol");
  }
}
