package org.clew.registry;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares versions as people mean them: part by part, numbers as numbers, {@code 1.10} after {@code 1.9}, and a word after the
 * same numbers, such as in {@code 2.0-rc1}, before none.
 */
final class VersionOrder {
  private static final Pattern PART = Pattern.compile("[0-9]+|[A-Za-z]+");

  private VersionOrder() {}

  static int compare(String a, String b) {
    var left = parts(a);
    var right = parts(b);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      var order = i >= left.size() ? -weight(right.get(i)) : i >= right.size() ? weight(left.get(i))
          : part(left.get(i), right.get(i));
      if (order != 0) return order;
    }
    return 0;
  }

  private static List<String> parts(String version) {
    return PART.matcher(version.split("\\+", 2)[0]).results().map(java.util.regex.MatchResult::group).toList();
  }

  private static int part(String a, String b) {
    if (isNumber(a) && isNumber(b)) return new java.math.BigInteger(a).compareTo(new java.math.BigInteger(b));
    return isNumber(a) ? 1 : isNumber(b) ? -1 : a.compareToIgnoreCase(b);
  }

  /** More numbers are later, a word is earlier than nothing. */
  private static int weight(String part) {
    return isNumber(part) ? part.chars().allMatch(digit -> digit == '0') ? 0 : 1 : -1;
  }

  private static boolean isNumber(String part) {
    return Character.isDigit(part.charAt(0));
  }
}
