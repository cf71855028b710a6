package org.clew.benchmarks;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An option of a load.
 *
 * @param least smallest number that it takes
 * @param unit what the number counts, empty for nothing, or what stands for the text in the help; null for a switch
 * @param otherwise value when it is not given, or words where that depends on others; null for nothing
 */
record Option(String name, Kind kind, int least, String unit, String otherwise, String about) {
  enum Kind { NUMBER, NUMBERS, TEXT, SWITCH }

  static Option number(String name, int least, String unit, Object otherwise, String about) {
    return new Option(name, Kind.NUMBER, least, unit, String.valueOf(otherwise), about);
  }

  static Option numbers(String name, int least, String unit, String about) {
    return new Option(name, Kind.NUMBERS, least, unit, null, about);
  }

  static Option text(String name, String unit, String about) {
    return new Option(name, Kind.TEXT, 0, unit, null, about);
  }

  static Option toggle(String name, String about) {
    return new Option(name, Kind.SWITCH, 0, null, null, about);
  }

  /** @throws UsageException when this is no value of the option */
  void check(String load, String value) {
    boolean isGood = switch (kind) {
      case NUMBER -> isNumber(value);
      case NUMBERS -> Arrays.stream(value.split(",", -1)).allMatch(this::isNumber);
      case TEXT -> !value.isBlank();
      case SWITCH -> throw new IllegalStateException("a switch takes no value");
    };
    if (!isGood) throw new UsageException("--" + name + " of " + load + " takes " + takes() + ", not '" + value + "'.");
  }

  /** Ends a sentence that says what the option takes. */
  String takes() {
    return switch (kind) {
      case NUMBER -> "a whole number of " + least + " or more" + (unit.isEmpty() ? "" : " (" + unit + ")");
      case NUMBERS -> "whole numbers of " + least + " or more with commas between them (" + unit + ")";
      case TEXT -> "a value (" + unit + ")";
      case SWITCH -> "no value";
    };
  }

  private boolean isNumber(String value) {
    try {
      return Integer.parseInt(value) >= least;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /** With what stands for its value, as in a line of help. */
  String usage() {
    return "--" + name + switch (kind) {
      case NUMBER -> " N";
      case NUMBERS -> " N,N";
      case TEXT -> " " + unit;
      case SWITCH -> "";
    };
  }

  /** What it means, in what unit, and what holds when it is not given. */
  String help() {
    String counted = kind == Kind.NUMBER || kind == Kind.NUMBERS ? unit : "";
    String preset = otherwise == null ? "" : "default " + otherwise;
    String more = Stream.of(counted, preset).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    return about + (more.isEmpty() ? "" : " (" + more + ")");
  }
}
