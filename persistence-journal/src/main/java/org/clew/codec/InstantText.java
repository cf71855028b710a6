package org.clew.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/** ISO 8601 in UTC as {@link Instant} writes and reads it, without its general formatter: times are in every event. */
final class InstantText {
  private static final int DIGITS_OF_NANOS = 9;
  private static final int DAY = 86_400;

  private InstantText() {}

  /** The same text as {@link Instant#toString}. */
  static String write(Instant instant) {
    var second = Math.floorMod(instant.getEpochSecond(), DAY);
    var day = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), DAY));
    if (day.getYear() < 1000 || day.getYear() > 9999) return instant.toString();
    var nanos = instant.getNano();
    var fraction = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : DIGITS_OF_NANOS;
    var text = new byte[fraction == 0 ? 20 : 21 + fraction];
    put(text, 0, 4, day.getYear(), '-');
    put(text, 5, 2, day.getMonthValue(), '-');
    put(text, 8, 2, day.getDayOfMonth(), 'T');
    put(text, 11, 2, second / 3600, ':');
    put(text, 14, 2, second / 60 % 60, ':');
    put(text, 17, 2, second % 60, fraction == 0 ? 'Z' : '.');
    if (fraction > 0) put(text, 20, fraction, fraction == 3 ? nanos / 1_000_000 : fraction == 6 ? nanos / 1_000 : nanos, 'Z');
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void put(byte[] text, int from, int digits, int number, char after) {
    var rest = number;
    for (var i = from + digits - 1; i >= from; i--, rest /= 10) text[i] = (byte) ('0' + rest % 10);
    text[from + digits] = (byte) after;
  }

  static Instant read(String text) {
    return isPlain(text) ? plain(text) : Instant.parse(text);
  }

  /** Four-digit year, seconds present, ends in Z. */
  private static boolean isPlain(String text) {
    var length = text.length();
    if (length < 20 || length > 30 || text.charAt(length - 1) != 'Z' || length == 21) return false;
    for (var i = 0; i < length - 1; i++) {
      var c = text.charAt(i);
      var fits = switch (i) {
        case 4, 7 -> c == '-';
        case 10 -> c == 'T';
        case 13, 16 -> c == ':';
        case 19 -> c == '.';
        default -> c >= '0' && c <= '9';
      };
      if (!fits) return false;
    }
    return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
  }

  private static Instant plain(String text) {
    var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    long second = number(text, 11, 13) * 3600L + number(text, 14, 16) * 60L + number(text, 17, 19);
    return Instant.ofEpochSecond(day * DAY + second, nanos(text));
  }

  private static int nanos(String text) {
    if (text.length() == 20) return 0;
    var nanos = number(text, 20, text.length() - 1);
    for (var digits = text.length() - 21; digits < DIGITS_OF_NANOS; digits++) nanos *= 10;
    return nanos;
  }

  private static int number(String text, int from, int to) {
    var number = 0;
    for (var i = from; i < to; i++) number = number * 10 + text.charAt(i) - '0';
    return number;
  }
}
