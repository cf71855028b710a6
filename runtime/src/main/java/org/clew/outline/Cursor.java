package org.clew.outline;

/**
 * Where a process is in its outline, as the one string that a checkpoint stores.
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><td>{@code $start}</td><td>nothing has run; what a new process stores</td></tr>
 * <tr><td>{@code scf/inspect>}</td><td>this step is done and what follows is not yet decided; what is stored with the result of
 *     every step. The conditions up to the next step are evaluated when the process goes on, in one engine step with it</td></tr>
 * <tr><td>{@code scf/inspect}</td><td>this step is next, and no condition is evaluated before it; what retry from a step and
 *     migration store, and what {@link Program#find} answers</td></tr>
 * <tr><td>{@code $end}</td><td>the outline is done</td></tr>
 * </table>
 *
 * <p>A cursor inside a branch or a loop says that the branch was chosen or the pass begun: enclosing conditions are not evaluated
 * again, except that of a loop at the end of its pass.
 *
 * @param path one of these forms
 */
public record Cursor(String path) {
  public static final Cursor START = new Cursor("$start");
  public static final Cursor END = new Cursor("$end");

  private static final String DONE_MARK = ">";

  /** @throws IllegalArgumentException when the text has none of the forms; see {@link #isWellFormed} */
  public Cursor {
    if (!isWellFormed(path)) throw new IllegalArgumentException("\"" + path + "\" is not a cursor");
  }

  /** This step is next. */
  public static Cursor at(String step) {
    return new Cursor(step);
  }

  /** This step is done. */
  public static Cursor done(String step) {
    return new Cursor(step + DONE_MARK);
  }

  public static boolean isWellFormed(String text) {
    if (text == null) return false;
    return text.startsWith("$") ? text.equals("$start") || text.equals("$end") : isStepForm(text);
  }

  /** The cursor to store when the step that this cursor names has run; start and end stay what they are. */
  public Cursor done() {
    return namesStep() && !isDone() ? done(path) : this;
  }

  public boolean isDone() {
    return path.endsWith(DONE_MARK);
  }

  /** False for start and end. */
  public boolean namesStep() {
    return !path.startsWith("$");
  }

  /** Path of the step this cursor names, whether it is next or done; {@code $start} and {@code $end} for these. */
  public String step() {
    return isDone() ? path.substring(0, path.length() - DONE_MARK.length()) : path;
  }

  @Override
  public String toString() {
    return path;
  }

  /** {@code component(/component)*>?} where a component is {@code [a-z][a-z0-9_-]*} and may end with a question mark. */
  private static boolean isStepForm(String text) {
    int end = text.endsWith(DONE_MARK) ? text.length() - 1 : text.length();
    int i = 0;
    while (true) {
      if (i >= end || !isLetter(text.charAt(i++))) return false;
      while (i < end && isLetterOrMark(text.charAt(i))) i++;
      if (i < end && text.charAt(i) == '?') i++;
      if (i == end) return true;
      if (text.charAt(i++) != '/') return false;
    }
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isLetterOrMark(char c) {
    return isLetter(c) || c >= '0' && c <= '9' || c == '_' || c == '-';
  }
}
