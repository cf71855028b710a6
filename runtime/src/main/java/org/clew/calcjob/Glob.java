package org.clew.calcjob;

import java.util.regex.Pattern;

/**
 * Shell patterns for file names: {@code *}, {@code ?} and {@code [a-z]}, {@code [!a-z]} within one name. Names that begin with a
 * dot match only a pattern that does, too.
 */
public final class Glob {
  private Glob() {}

  public static boolean isPattern(String path) {
    return path.indexOf('*') >= 0 || path.indexOf('?') >= 0 || path.indexOf('[') >= 0;
  }

  /** Whether one name of a path matches one name of a pattern. */
  public static boolean matches(String pattern, String name) {
    return compile(pattern).matcher(name).matches();
  }

  /** The pattern of one name. */
  public static Pattern compile(String pattern) {
    var regex = new StringBuilder(pattern.startsWith(".") ? "" : "(?!\\.)");
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '[' -> i = bracket(pattern, i, regex);
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** An unclosed bracket stands for itself. */
  private static int bracket(String pattern, int open, StringBuilder regex) {
    int first = pattern.startsWith("!", open + 1) ? open + 2 : open + 1;
    int close = pattern.indexOf(']', first + 1);
    if (close < 0) {
      regex.append("\\[");
      return open;
    }
    var body = pattern.substring(first, close).replaceAll("[\\\\\\[\\]&^~]", "\\\\$0");
    regex.append(first > open + 1 ? "[^" : "[").append(body).append(']');
    return close;
  }
}
