package org.clew.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A small table on standard output. */
public final class Figures {
  private final Map<String, String> rows = new LinkedHashMap<>();

  public Figures row(String name, String format, Object... values) {
    rows.put(name, String.format(Locale.ROOT, format, values));
    return this;
  }

  public void print(String title) {
    System.out.println();
    System.out.println(title);
    rows.forEach((name, value) -> System.out.printf("  %-44s %s%n", name, value));
  }

  /** The value below which the share of the sorted samples lies; nanoseconds to milliseconds. */
  public static double percentileMs(long[] nanos, double share) {
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))] / 1e6;
  }

  public static String thousands(double value) {
    return String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ');
  }
}
