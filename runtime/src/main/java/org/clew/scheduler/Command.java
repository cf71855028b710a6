package org.clew.scheduler;

import java.util.List;

/**
 * A command for a computer, in words that no shell has to split.
 *
 * @param stdin text for its standard input; empty for none
 */
public record Command(List<String> words, String stdin) {
  public Command {
    words = List.copyOf(words);
    if (words.isEmpty()) throw new IllegalArgumentException("a command needs a first word");
  }

  public static Command of(String... words) {
    return new Command(List.of(words), "");
  }

  /** For people: the words, quoted where a shell would need it; long words are cut. */
  public String shown() {
    return String.join(" ", words.stream()
        .map(word -> word.length() > 60 ? word.substring(0, 57).replace('\n', ' ') + "..." : word)
        .map(word -> word.matches("[A-Za-z0-9_./=:@%+-]+") ? word : Shell.single(word)).toList());
  }
}
