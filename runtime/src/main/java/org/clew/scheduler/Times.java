package org.clew.scheduler;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Times and lengths of time as batch systems write them; they are asked with UTC as their time zone. */
final class Times {
  /** What {@code UNLIMITED} stands for, in seconds. */
  static final long UNLIMITED = Integer.MAX_VALUE;

  private static final Pattern LENGTH = Pattern.compile("(?:(\\d+)-)?(\\d+)(?::(\\d+))?(?::(\\d+))?(?:\\.\\d+)?");
  private static final DateTimeFormatter CTIME = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);
  private static final DateTimeFormatter YEARLESS = DateTimeFormatter.ofPattern("MMM d HH:mm yyyy", Locale.ROOT);

  private Times() {}

  /** {@code HH:MM:SS}; hours may be more than 24. */
  static String clock(long seconds) {
    return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** {@code D-HH:MM:SS}, without days below one. */
  static String daysAndClock(long seconds) {
    return seconds < 86400 ? clock(seconds) : seconds / 86400 + "-" + clock(seconds % 86400);
  }

  /** {@code HH:MM}, rounded up. */
  static String hoursAndMinutes(long seconds) {
    var minutes = (seconds + 59) / 60;
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }

  /**
   * Seconds of {@code MM}, {@code MM:SS}, {@code HH:MM:SS}, {@code D-HH}, {@code D-HH:MM} or {@code D-HH:MM:SS}, the forms of
   * squeue(1); empty for {@code NOT_SET} and whatever is no time.
   */
  static OptionalLong seconds(String text) {
    if (text.equals("UNLIMITED")) return OptionalLong.of(UNLIMITED);
    var found = LENGTH.matcher(text);
    if (!found.matches()) return OptionalLong.empty();
    long first = number(found.group(2));
    if (found.group(1) != null)
      return OptionalLong.of(number(found.group(1)) * 86400 + first * 3600 + number(found.group(3)) * 60
          + number(found.group(4)));
    if (found.group(3) == null) return OptionalLong.of(first * 60);
    if (found.group(4) == null) return OptionalLong.of(first * 60 + number(found.group(3)));
    return OptionalLong.of(first * 3600 + number(found.group(3)) * 60 + number(found.group(4)));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** {@code 2026-11-22T20:39:08} as ISO 8601 UTC. */
  static Optional<String> iso(String text) {
    return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d") ? Optional.of(text + "Z") : Optional.empty();
  }

  /** {@code Sun Nov 22 20:38:39 2026}, the form of ctime(3), as ISO 8601 UTC. */
  static Optional<String> ctime(String text) {
    try {
      return Optional.of(shown(LocalDateTime.parse(text.strip().replaceAll("\\s+", " "), CTIME)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** {@code Nov 22 20:38}, with anything behind it: the year is the one that puts it nearest to now. */
  static Optional<String> yearless(String text, LocalDateTime now) {
    var words = text.strip().split("\\s+");
    if (words.length < 3) return Optional.empty();
    return IntStream.rangeClosed(now.getYear() - 1, now.getYear() + 1)
        .mapToObj(year -> date(words[0] + " " + words[1] + " " + words[2] + " " + year)).flatMap(Optional::stream)
        .min(Comparator.comparing(date -> Duration.between(date, now).abs())).map(Times::shown);
  }

  private static Optional<LocalDateTime> date(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, YEARLESS));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String shown(LocalDateTime time) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time) + "Z";
  }
}
