package org.clew.data;

import java.util.List;

/** Along which of the three lattice vectors a structure repeats. */
public record Periodicity(boolean a, boolean b, boolean c) {
  public static final Periodicity FULL = new Periodicity(true, true, true);
  public static final Periodicity NONE = new Periodicity(false, false, false);

  public List<Boolean> directions() {
    return List.of(a, b, c);
  }
}
