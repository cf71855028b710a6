package org.clew.cli.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers in words. */
final class Counts {
  private Counts() {}

  /** What there is of each, without those of which there is nothing. */
  static String text(Map<String, Object> counts) {
    List<String> words = new ArrayList<>();
    counts.forEach((what, count) -> {
      if (count instanceof Long number && number > 0 && !what.endsWith("_bytes") && !what.equals("members"))
        words.add(of(number, what));
    });
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }

  /** @param plural e.g. {@code nodes} */
  static String of(long count, String plural) {
    var shown = plural.equals("objects") ? "files" : plural;
    return count + " " + (count == 1 ? shown.substring(0, shown.length() - 1) : shown);
  }

  static String size(long bytes) {
    if (bytes < 10_000) return bytes + " bytes";
    return bytes < 10_000_000 ? bytes / 1000 + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
