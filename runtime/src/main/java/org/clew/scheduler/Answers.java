package org.clew.scheduler;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of an answer of the scripts in {@link BatchScripts}. Text before, between and after them, as login shells print it,
 * is passed over; without the last line the answer was cut off.
 *
 * @param parts by name
 * @param owners for job ids, the id of the job that really runs in their place
 * @param notes single words by name
 */
record Answers(Map<String, Part> parts, Map<String, String> owners, Map<String, String> notes, Completeness completeness) {

  enum Completeness { WHOLE, CUT_OFF }

  /** One command: exit status (124 when it took too long) and what it wrote. */
  record Part(int exit, String stdout, String stderr) {
    /** For people: why it failed. */
    String reason(String command) {
      var said = (stderr.isBlank() ? stdout : stderr).strip().replaceAll("\\s*\\n\\s*", "; ");
      if (exit == 124) return command + " did not answer in time" + (said.isEmpty() ? "" : ": " + said);
      return command + " failed with exit status " + exit + (said.isEmpty() ? "" : ": " + said);
    }
  }

  private static final Pattern MARK = Pattern.compile("==clew (begin|told|close|owner|note|end)(?: (\\S+))?(?: (\\S+))?");

  boolean isWhole() {
    return completeness == Completeness.WHOLE;
  }

  Optional<Part> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  static Answers of(CommandResult result) {
    var reader = new Reader();
    result.stdout().lines().forEach(reader::line);
    return new Answers(reader.parts, reader.owners, reader.notes, reader.completeness);
  }

  private static final class Reader {
    private final Map<String, Part> parts = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> notes = new HashMap<>();
    private Completeness completeness = Completeness.CUT_OFF;
    private StringBuilder text = new StringBuilder();
    private String stdout = "";
    private int exit;

    void line(String line) {
      var mark = MARK.matcher(line);
      if (!mark.matches()) {
        text.append(line).append('\n');
        return;
      }
      switch (mark.group(1)) {
        case "begin" -> text = new StringBuilder();
        case "told" -> {
          stdout = taken();
          exit = Integer.parseInt(mark.group(3));
        }
        case "close" -> parts.put(mark.group(2), new Part(exit, stdout, taken()));
        case "owner" -> owners.put(mark.group(2), mark.group(3));
        case "note" -> notes.put(mark.group(2), mark.group(3));
        default -> completeness = Completeness.WHOLE;
      }
    }

    /** Without empty lines at its end; dividers there are kept. */
    private String taken() {
      var end = text.length();
      while (end > 0 && text.charAt(end - 1) == '\n') end--;
      var all = text.substring(0, end);
      text = new StringBuilder();
      return all.isEmpty() ? "" : all + "\n";
    }
  }
}
