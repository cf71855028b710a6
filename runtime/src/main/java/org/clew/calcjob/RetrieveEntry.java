package org.clew.calcjob;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One thing to bring back from the job directory; missing files are no error. */
public sealed interface RetrieveEntry {
  /** File, folder or glob, relative to the job directory or absolute. */
  String source();

  /** Kept under its last name only: {@code a/b/c.dat} becomes {@code c.dat}. */
  record Flat(String source) implements RetrieveEntry {
    public Flat {
      checkSource(source);
    }
  }

  /**
   * Kept under {@code target} with the last {@code depth} names of its path.
   *
   * @param target {@code "."} for the top
   * @param depth 0: at {@code target} itself; null: the whole relative path
   */
  record Placed(String source, String target, Integer depth) implements RetrieveEntry {
    public Placed {
      checkSource(source);
      Objects.requireNonNull(target, "target");
      if (!target.equals(".")) Sandbox.check(target);
      if (depth != null && depth < 0) throw new IllegalArgumentException(
          "retrieve '" + source + "': depth must be 0 or more, was " + depth);
      if (target.equals(".") && depth != null && depth == 0)
        throw new IllegalArgumentException("retrieve '" + source + "': depth 0 needs a target file name, not '.'");
    }
  }

  private static void checkSource(String source) {
    if (source.isBlank()) throw new IllegalArgumentException("a retrieve entry must name a file");
    if (List.of(source.split("/")).contains(".."))
      throw new IllegalArgumentException("retrieve '" + source + "' must not contain '..'");
  }

  /** Text, or a list of source, target and depth; inverse of {@link #of}. */
  default Object plain() {
    return switch (this) {
      case Flat(var source) -> source;
      case Placed(var source, var target, var depth) -> {
        var list = new ArrayList<Object>(List.of(source, target));
        list.add(depth == null ? null : (Object) depth.longValue());
        yield list;
      }
    };
  }

  /** @throws IllegalArgumentException for any shape but a text or a list of three */
  static RetrieveEntry of(Object plain) {
    return switch (plain) {
      case String source -> new Flat(source);
      case List<?> l when l.size() == 3 && l.get(0) instanceof String s && l.get(1) instanceof String t && l.get(2) == null ->
          new Placed(s, t, null);
      case List<?> l when l.size() == 3 && l.get(0) instanceof String s && l.get(1) instanceof String t
          && l.get(2) instanceof Number n ->
          new Placed(s, t, Math.toIntExact(n.longValue()));
      case null, default -> throw new IllegalArgumentException(
          "a retrieve entry is a text or [source, target, depth], found " + plain);
    };
  }
}
