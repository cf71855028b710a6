package org.clew.spec;

import java.util.List;

/**
 * The rules for names of ports, and the two ways of joining them.
 *
 * <p>A port path joins with a dot, {@code base.pw.structure}; a link label joins with two underscores, {@code
 * base__pw__structure}.
 * A single name never holds two underscores in a row, nor one at its ends, so that labels can be split again.
 */
public final class PortName {
  private static final String LABEL_SEPARATOR = "__";

  private PortName() {}

  /**
   * The name itself when it is legal.
   *
   * @throws IllegalArgumentException saying which rule is broken
   */
  public static String check(String name) {
    var problem = problem(name);
    if (problem != null) throw new IllegalArgumentException("port name '" + name + "' " + problem);
    return name;
  }

  public static boolean isLegal(String name) {
    return problem(name) == null;
  }

  /** The broken rule as the end of a sentence, or null. */
  static String problem(String name) {
    if (name.isEmpty()) return "must not be empty";
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (c != '_' && !digit && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z'))
        return "may only have letters A-Z and a-z, digits and underscores";
      if (i == 0 && digit) return "must not start with a digit";
      if (c == '_' && i > 0 && name.charAt(i - 1) == '_') return "must not have two underscores in a row";
    }
    return name.startsWith("_") || name.endsWith("_") ? "must not start or end with an underscore" : null;
  }

  /** {@code base.pw.structure} to {@code base__pw__structure}. */
  public static String toLinkLabel(String path) {
    return path.replace(".", LABEL_SEPARATOR);
  }

  /** {@code base__pw__structure} to {@code base.pw.structure}. */
  public static String toPath(String linkLabel) {
    return linkLabel.replace(LABEL_SEPARATOR, ".");
  }

  /** The names of a dotted path, each checked. */
  public static List<String> split(String path) {
    var names = List.of(path.split("\\.", -1));
    names.forEach(PortName::check);
    return names;
  }

  public static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
