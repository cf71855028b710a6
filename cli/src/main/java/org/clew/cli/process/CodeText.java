package org.clew.cli.process;

import java.util.Map;

/** Which code ran, in one line: class, version, file and the beginning of the hash of the file. */
final class CodeText {
  private static final int DIGITS = 12;

  private CodeText() {}

  static String of(Map<?, ?> version) {
    var text = new StringBuilder(String.valueOf(version.get("class")));
    if (version.get("version") != null) text.append(' ').append(version.get("version"));
    if (version.get("file") != null) text.append(", ").append(version.get("file"));
    var hash = version.get("source") != null ? version.get("source") : version.get("sha256");
    if (hash instanceof String digits) text.append(" sha256:").append(digits, 0, Math.min(DIGITS, digits.length()));
    if (version.get("cache_version") != null) text.append(", cache version ").append(version.get("cache_version"));
    return text.toString();
  }
}
