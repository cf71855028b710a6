package org.clew.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of two columns of numbers and their ratio. */
final class Comparison {
  private final List<String> lines = new ArrayList<>();

  Comparison(String first, String second) {
    lines.add(String.format(Locale.ROOT, "  %-40s %14s %14s %8s", "", first, second, "ratio"));
  }

  /** @param format of one number */
  Comparison row(String name, double first, double second, String format) {
    var ratio = first == 0 ? "" : String.format(Locale.ROOT, "%.2f", second / first);
    lines.add(String.format(Locale.ROOT, "  %-40s %14s %14s %8s", name, String.format(Locale.ROOT, format, first),
        String.format(Locale.ROOT, format, second), ratio));
    return this;
  }

  void print(String title) {
    System.out.println();
    System.out.println(title);
    lines.forEach(System.out::println);
  }
}
