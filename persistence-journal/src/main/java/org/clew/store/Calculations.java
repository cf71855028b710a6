package org.clew.store;

import java.util.List;

/**
 * Finds calculations by what they compute. The attribute {@link #HASH} of a process node, set at birth or by a later change, is
 * what they are found by; a calculation whose hash was changed is also found by the older one.
 */
public interface Calculations {
  /** Attribute of process nodes: 64 hexadecimal digits. */
  String HASH = "hash";

  /**
   * Pks of processes that have, or had, this hash, or one with the same first half, whatever has become of them: those after
   * {@code afterPk}, in order, at most {@code limit}. Who wants to be sure compares the attribute.
   */
  List<Long> withHash(String hash, long afterPk, int limit);
}
