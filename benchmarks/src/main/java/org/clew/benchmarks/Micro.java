package org.clew.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code ./clew-bench jmh [pattern] [JMH options]}: one fork, two warm-ups and three iterations of a second, unless said
 * otherwise.
 */
final class Micro {
  private static final List<String> SHORT = List.of("-f", "1", "-wi", "2", "-w", "1s", "-i", "3", "-r", "1s");

  private Micro() {}

  static void run(String[] arguments) throws IOException {
    var all = new ArrayList<>(Arrays.asList(arguments));
    for (int i = 0; i < SHORT.size(); i += 2) if (!all.contains(SHORT.get(i))) all.addAll(SHORT.subList(i, i + 2));
    org.openjdk.jmh.Main.main(all.toArray(String[]::new));
  }
}
