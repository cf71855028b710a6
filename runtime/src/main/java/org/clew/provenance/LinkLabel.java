package org.clew.provenance;

import org.clew.spec.PortName;

/** The syntax of labels of links: names of ports, joined by two underscores. */
final class LinkLabel {
  private static final int MAX = 255;

  private LinkLabel() {}

  /** The broken rule as the end of a sentence, or null. */
  static String problem(String label) {
    if (label.isEmpty()) return "must not be empty";
    if (label.length() > MAX) return "has more than " + MAX + " characters";
    for (var name : label.split("__", -1)) {
      if (!PortName.isLegal(name)) return "must be names of letters, digits and single underscores, joined by two underscores";
    }
    return null;
  }
}
