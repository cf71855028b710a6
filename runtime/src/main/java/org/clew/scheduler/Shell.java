package org.clew.scheduler;

/** Writes words so that a POSIX shell reads them as one word each. */
public final class Shell {
  private Shell() {}

  /** Nothing in it is special to the shell. */
  public static String single(String word) {
    return "'" + word.replace("'", "'\"'\"'") + "'";
  }

  /** {@code $NAME}, {@code $(command)} and backquotes keep their meaning; a dollar can be masked as {@code \$}. */
  public static String doubled(String word) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char next = i + 1 < word.length() ? word.charAt(i + 1) : '\0';
      if (c == '"' || c == '\\' && next != '$' && next != '`') out.append('\\');
      out.append(c);
    }
    return out.append('"').toString();
  }
}
