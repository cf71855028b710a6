package org.clew.data;

import java.util.Set;

/**
 * Which fields of the plain content of a data type say what the value is.
 *
 * @param ignored top-level fields that do not, such as the label of a code
 * @param computers top-level fields that name a computer by its label; the computer itself counts, not what it is called
 */
public record HashRule(Set<String> ignored, Set<String> computers) {
  /** All of the content as it stands. */
  public static final HashRule ALL = new HashRule(Set.of(), Set.of());

  /** The place on a computer. */
  public static final HashRule PLACE = new HashRule(Set.of(), Set.of("computer"));

  public HashRule {
    ignored = Set.copyOf(ignored);
    computers = Set.copyOf(computers);
  }
}
