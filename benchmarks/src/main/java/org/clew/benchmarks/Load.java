package org.clew.benchmarks;

import java.util.List;

/**
 * Something to measure.
 *
 * @param about a sentence without its full stop
 */
record Load(String name, String about, List<Option> options, Body body) {
  private static final int COLUMN = 18;

  @FunctionalInterface
  interface Body {
    /** Runs the load and answers its one line of figures. */
    String run(Arguments arguments) throws Exception;
  }

  /** What it measures, and its options with defaults and units. */
  String help() {
    StringBuilder help = new StringBuilder("clew-bench " + name + ": " + about + ".\n");
    for (Option option : options) {
      String usage = option.usage();
      help.append("  ").append(usage).append(" ".repeat(Math.max(2, COLUMN - usage.length()))).append(option.help()).append('\n');
    }
    return help.toString();
  }
}
