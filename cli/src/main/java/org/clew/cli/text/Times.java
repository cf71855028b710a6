package org.clew.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them. */
public final class Times {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Times() {}

  /** How long ago, in the largest fitting unit: {@code 12s ago}, {@code 3D ago}. */
  public static String ago(Instant then, Instant now) {
    return duration(Duration.between(then, now)) + " ago";
  }

  public static String duration(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) return seconds + "s";
    if (seconds < 3600) return seconds / 60 + "m";
    if (seconds < 86_400) return seconds / 3600 + "h";
    return seconds / 86_400 + "D";
  }

  /** Date and time of day in the zone of this machine. */
  public static String local(Instant time) {
    return LOCAL.format(time.atZone(ZoneId.systemDefault()));
  }
}
