package org.clew.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs outlines; the result is the paths of the steps, then {@code $end} or {@code return} with the code. */
final class Walk {
  private static final int LIMIT = 10_000;

  private Walk() {}

  /** With one program, in memory. */
  static <R> List<String> straight(Outline<R> outline, R run) throws Exception {
    var program = outline.compile();
    var paths = new ArrayList<String>();
    var found = program.start(run);
    while (found instanceof Found.AtStep<R>(var cursor, var step)) {
      step.body().apply(run);
      add(paths, cursor.path());
      found = program.after(cursor, run);
    }
    paths.add(last(found));
    return paths;
  }

  /** With nothing but a string kept from one step to the next. */
  static <R> List<String> restartedAfterEveryStep(Supplier<Outline<R>> outline, R run) throws Exception {
    var paths = new ArrayList<String>();
    var stored = Cursor.START.path();
    while (true) {
      var program = outline.get().compile();
      var found = program.find(resolved(program, stored), run);
      if (!(found instanceof Found.AtStep<R>(var cursor, var step))) {
        paths.add(last(found));
        return paths;
      }
      step.body().apply(run);
      add(paths, cursor.path());
      stored = cursor.done().path();
    }
  }

  /** Notes a step; a walk that does not end is a failure. */
  static void add(List<String> paths, String path) {
    if (paths.size() == LIMIT) throw new AssertionError("no end after " + LIMIT + " steps, at " + path);
    paths.add(path);
  }

  static Cursor resolved(Program<?> program, String stored) {
    return switch (program.resolve(stored)) {
      case Resolution.Exact(var cursor) -> cursor;
      case Resolution.Renamed(_, var cursor) -> cursor;
      case Resolution.Unresolvable(var sentence) -> throw new AssertionError(sentence);
    };
  }

  static String last(Found<?> found) {
    return switch (found) {
      case Found.AtStep<?>(var cursor, _) -> cursor.path();
      case Found.AtEnd<?> _ -> Cursor.END.path();
      case Found.Returned<?>(var code) -> code.map(c -> "return " + c).orElse("return");
    };
  }
}
