package org.clew.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Asks people questions on the terminal. Without one, or at the end of the input, there is no answer. */
public record Prompt(Shell shell) {

  /**
   * Asks until the answer is good.
   *
   * @param otherwise stands for an empty answer; null when there must be one
   * @param problem what is wrong with an answer, or null
   */
  public String ask(String question, String otherwise, Function<String, String> problem) {
    while (true) {
      shell.err().print(question + (otherwise == null || otherwise.isEmpty() ? "" : " [" + otherwise + "]") + ": ");
      shell.err().flush();
      var line = line()
          .orElseThrow(() -> CommandException.usage("The questions were not answered to the end; nothing was changed."));
      var answer = line.isBlank() && otherwise != null ? otherwise : line.strip();
      var wrong = answer.isEmpty() && otherwise == null ? "an answer is needed" : problem.apply(answer);
      if (wrong == null) return answer;
      shell.err().println("  " + wrong);
    }
  }

  /** Whether somebody has said yes; anything else is no. */
  public boolean confirmed(String question) {
    shell.err().print(question + " [y/N]: ");
    shell.err().flush();
    return line().map(answer -> answer.strip().toLowerCase(java.util.Locale.ROOT))
        .filter(answer -> answer.equals("y") || answer.equals("yes"))
        .isPresent();
  }

  private Optional<String> line() {
    var bytes = new ByteArrayOutputStream();
    try {
      int next;
      while ((next = shell.in().read()) >= 0 && next != '\n') bytes.write(next);
      return next < 0 && bytes.size() == 0 ? Optional.empty() : Optional.of(bytes.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
