package org.clew.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what somebody may have meant by a word that is not known. */
public final class Suggestions {
  private Suggestions() {}

  /** The nearest known words, best first, at most three; empty when nothing is near. */
  public static List<String> near(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> candidate.startsWith(word) || distance(word, candidate) <= Math.max(1, word.length() / 3))
        .sorted(Comparator.comparingInt((String candidate) -> distance(word, candidate)).thenComparing(Comparator.naturalOrder()))
        .limit(3)
        .toList();
  }

  /** A sentence like {@code Did you mean 'list'?}, with a blank before it, or the empty text. */
  public static String sentence(String word, Collection<String> known) {
    var near = near(word, known);
    return near.isEmpty() ? "" : " Did you mean '" + String.join("' or '", near) + "'?";
  }

  /** Number of letters to add, drop, change or swap with their neighbour. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) cost[i][0] = i;
    for (int j = 0; j <= b.length(); j++) cost[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
