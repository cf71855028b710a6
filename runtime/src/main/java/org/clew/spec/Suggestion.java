package org.clew.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /** The most similar known name, when it is similar enough to be worth saying, else one that goes on after what was given. */
  public static Optional<String> nearest(String given, Collection<String> known) {
    int tolerated = given.length() < 3 ? 0 : Math.max(1, given.length() / 3);
    return known.stream().filter(name -> distance(given, name) <= tolerated)
        .min(Comparator.comparingInt(name -> distance(given, name)))
        .or(() -> known.stream().filter(name -> given.length() > 2 && name.startsWith(given))
            .min(Comparator.comparingInt(String::length)));
  }

  /** Edit distance that ignores case; two letters in the wrong order are one mistake. */
  static int distance(String first, String second) {
    var a = first.toLowerCase(Locale.ROOT);
    var b = second.toLowerCase(Locale.ROOT);
    var d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) d[i][0] = i;
    for (int j = 0; j <= b.length(); j++) d[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
    return d[a.length()][b.length()];
  }

  /** Message about an undeclared name. */
  static String unknown(String name, Collection<String> known) {
    return unknown(name, known, "");
  }

  /**
   * As above.
   *
   * @param elsewhere what is said in place of a similar name, see {@link Elsewhere#hint}; may be empty
   */
  static String unknown(String name, Collection<String> known, String elsewhere) {
    var hint = !elsewhere.isEmpty() ? elsewhere : nearest(name, known).map(near -> "; did you mean '" + near + "'?").orElse("");
    var list = known.isEmpty() ? "no ports are declared here" : "known ports: " + String.join(", ", known);
    return "unknown port" + hint + (hint.isEmpty() ? "; " : " (") + list + (hint.isEmpty() ? "" : ")");
  }
}
