package org.clew.process;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How grave a log record of a process is. */
public enum LogLevel {
  DEBUG(10),
  INFO(20),
  /** What authors tell people of the course of a process; stands in its report. */
  REPORT(23),
  WARNING(30),
  ERROR(40),
  CRITICAL(50);

  private final int number;

  LogLevel(int number) {
    this.number = number;
  }

  /** As it stands in {@link Report#level}; a graver one is greater. */
  public int number() {
    return number;
  }

  /** The level of this name, in any case. */
  public static Optional<LogLevel> named(String name) {
    return Stream.of(values()).filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
  }

  /** Name of a level, or its number when it has none. */
  public static String name(int number) {
    return Stream.of(values()).filter(level -> level.number == number).map(LogLevel::name).findFirst()
        .orElse(String.valueOf(number));
  }
}
