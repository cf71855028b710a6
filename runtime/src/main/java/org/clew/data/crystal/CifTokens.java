package org.clew.data.crystal;

import java.util.List;
import java.util.Locale;

/** The words of a CIF in order. */
final class CifTokens {
  enum Kind { BLOCK, LOOP, NAME, VALUE }

  /** @param isQuoted whether the value stood in quotes or in a field of text, so that ? and . mean themselves */
  record Token(Kind kind, String text, int line, boolean isQuoted) {
    boolean isEmpty() {
      return !isQuoted && (text.equals("?") || text.equals("."));
    }

    IllegalArgumentException wrong(String why) {
      return new IllegalArgumentException("line " + line + ": " + why);
    }

    /** A number, without the uncertainty that may stand behind it in brackets. */
    double number(String what) {
      int bracket = text.indexOf('(');
      var digits = bracket < 0 ? text : text.substring(0, bracket);
      if (digits.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
        double number = Double.parseDouble(digits);
        if (Double.isFinite(number)) return number;
      }
      throw wrong(what + ": '" + text + "' is not a number");
    }
  }

  private final List<String> lines;
  private int line;
  private int at;
  private Token ahead;

  CifTokens(String text) {
    this.lines = text.lines().toList();
  }

  /** The next word without taking it; null at the end. */
  Token peek() {
    if (ahead == null) ahead = read();
    return ahead;
  }

  Token next() {
    var token = peek();
    ahead = null;
    return token;
  }

  private Token read() {
    while (line < lines.size()) {
      var text = lines.get(line);
      if (at == 0 && text.startsWith(";")) return field();
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
      if (at < text.length() && text.charAt(at) != '#') return word(text);
      line++;
      at = 0;
    }
    return null;
  }

  private Token field() {
    int start = line;
    var content = new StringBuilder(lines.get(line).substring(1));
    for (line++; line < lines.size(); line++) {
      if (lines.get(line).startsWith(";")) {
        at = 1;
        return new Token(Kind.VALUE, content.toString(), start + 1, true);
      }
      content.append('\n').append(lines.get(line));
    }
    throw new IllegalArgumentException("line " + (start + 1) + ": the text that starts here has no line with ; at its end");
  }

  private Token word(String text) {
    char first = text.charAt(at);
    if (first == '\'' || first == '"') return quoted(text, first);
    int start = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) at++;
    var word = text.substring(start, at);
    var lower = word.toLowerCase(Locale.ROOT);
    if (lower.startsWith("data_")) return new Token(Kind.BLOCK, word.substring(5), line + 1, false);
    if (lower.equals("loop_")) return new Token(Kind.LOOP, word, line + 1, false);
    if (lower.startsWith("save_") || lower.equals("global_") || lower.equals("stop_")) {
      throw new IllegalArgumentException("line " + (line + 1) + ": " + word + " is not taken; give a CIF of data blocks");
    }
    return word.startsWith("_") ? new Token(Kind.NAME, lower, line + 1, false) : new Token(Kind.VALUE, word, line + 1, false);
  }

  /** A quote ends before a blank or the end of the line only. */
  private Token quoted(String text, char quote) {
    for (int end = at + 1; end < text.length(); end++) {
      if (text.charAt(end) == quote && (end + 1 == text.length() || Character.isWhitespace(text.charAt(end + 1)))) {
        var value = text.substring(at + 1, end);
        at = end + 1;
        return new Token(Kind.VALUE, value, line + 1, true);
      }
    }
    throw new IllegalArgumentException("line " + (line + 1) + ": the quote " + quote + " is not closed");
  }
}
