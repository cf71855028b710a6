package org.clew.workchain;

import java.util.Set;

/** Names of attributes of a process node. */
final class Attributes {
  /** What the projection of the engine writes. */
  private static final Set<String> TAKEN = Set.of("metadata_inputs", "version", "fingerprint");

  private Attributes() {}

  static String check(String name) {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("the attribute name '" + name + "' must be small letters, digits and underscores");
    }
    if (TAKEN.contains(name)) throw new IllegalArgumentException("the attribute '" + name + "' belongs to the engine");
    return name;
  }
}
