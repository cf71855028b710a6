package org.clew.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The directive lines of a job script, one option each; what would not be one option is refused. */
final class Directives {
  private final String prefix;
  private final List<String> lines = new ArrayList<>();

  /** @param prefix e.g. {@code #SBATCH} */
  Directives(String prefix) {
    this.prefix = prefix;
  }

  /** @throws IllegalArgumentException when the text has a line break */
  Directives add(String text) {
    if (text.chars().anyMatch(Character::isISOControl))
      throw new IllegalArgumentException("scheduler option '" + text.strip() + "' must be one line");
    lines.add(prefix + " " + text);
    return this;
  }

  Directives add(String option, Optional<String> value) {
    value.ifPresent(given -> add(option + word(given)));
    return this;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** A value that the scheduler reads as one word. */
  private static String word(String value) {
    if (value.isBlank() || value.chars().anyMatch(Character::isWhitespace))
      throw new IllegalArgumentException("scheduler option '" + value + "' must be a word without blanks");
    return value;
  }

  /** A file name as it can stand in a directive. */
  static String file(String name) {
    if (!name.matches("[A-Za-z0-9_./+=@,-]+"))
      throw new IllegalArgumentException("file name '" + name
          + "' cannot be given to a batch system; use letters, digits and _ . / + = @ , -"
          + " in scheduler_stdout and scheduler_stderr");
    return name;
  }

  /** Letters, digits and {@code _.-} of a name, with a letter at its beginning. */
  static String name(String wanted, int longest) {
    var kept = wanted.replaceAll("[^A-Za-z0-9_.-]", "");
    if (!kept.matches("[A-Za-z].*")) kept = "j" + kept;
    return kept.substring(0, Math.min(longest, kept.length()));
  }

  /** The leading lines of a user's own commands that are directives or comments: they must stay in the header. */
  static List<String> ownDirectives(String custom) {
    return custom.isBlank() ? List.of() : custom.stripTrailing().lines().takeWhile(Directives::isComment).toList();
  }

  /** The rest, which are commands of the shell. */
  static List<String> ownCommands(String custom) {
    return custom.isBlank() ? List.of() : custom.stripTrailing().lines().dropWhile(Directives::isComment).toList();
  }

  private static boolean isComment(String line) {
    return line.isBlank() || line.startsWith("#");
  }
}
