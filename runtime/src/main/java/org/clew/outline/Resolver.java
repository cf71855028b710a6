package org.clew.outline;

import java.util.List;
import java.util.Optional;

/** Finds stored cursors in an outline, component by component, by today's ids and by earlier ones. */
final class Resolver {
  private Resolver() {}

  static <R> Resolution resolve(String stored, Program<R> program) {
    if (!Cursor.isWellFormed(stored)) return unresolvable("at \"" + stored + "\"", "that is not a cursor", program);
    var cursor = new Cursor(stored);
    if (!cursor.namesStep()) return new Resolution.Exact(cursor);
    var components = List.of(cursor.step().split("/"));
    return inBlock("", program.outline().body(), components)
        .<Resolution>map(path -> found(cursor, path))
        .orElseGet(() -> unresolvable(
            (cursor.isDone() ? "after" : "before") + " step \"" + cursor.step() + "\"", "the outline has no such step", program));
  }

  private static Resolution found(Cursor stored, String path) {
    var cursor = stored.isDone() ? Cursor.done(path) : Cursor.at(path);
    return cursor.equals(stored) ? new Resolution.Exact(cursor) : new Resolution.Renamed(stored, cursor);
  }

  private static <R> Optional<String> inBlock(String path, List<Instruction<R>> body, List<String> components) {
    if (components.isEmpty()) return Optional.empty();
    var id = components.getFirst();
    var rest = components.subList(1, components.size());
    return body.stream()
        .<Named<R>>mapMulti((instruction, sink) -> {
          if (instruction instanceof Named<R> named) sink.accept(named);
        })
        .filter(named -> named.id().equals(id) || named.earlierIds().contains(id))
        .findFirst()
        .flatMap(named -> inside(Paths.join(path, named.id()), named, rest));
  }

  private static <R> Optional<String> inside(String path, Named<R> named, List<String> rest) {
    return switch (named) {
      case Step<R> _ -> rest.isEmpty() ? Optional.of(path) : Optional.empty();
      case While<R> loop -> inBlock(path, loop.body(), rest);
      case If<R> choice -> rest.isEmpty() ? Optional.empty() : choice.branches().stream()
          .filter(branch -> branch.label().equals(rest.getFirst()))
          .findFirst()
          .flatMap(branch -> inBlock(Paths.join(path, branch.label()), branch.body(), rest.subList(1, rest.size())));
    };
  }

  private static Resolution unresolvable(String parked, String why, Program<?> program) {
    return new Resolution.Unresolvable(
        "The process is parked %s, but %s. Known steps: %s. ".formatted(parked, why, String.join(", ", program.steps()))
            + "If the step was renamed, give its old id to .formerly of the new one; "
            + "else choose where to go on with: process migrate --to STEP.");
  }
}
