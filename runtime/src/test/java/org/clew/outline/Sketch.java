package org.clew.outline;

import static org.clew.outline.Tape.ask;
import static org.clew.outline.Tape.does;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** A random outline before it has ids; an instruction is called by its kind and its place in the block. */
sealed interface Sketch {
  record Do() implements Sketch {}

  record Loop(List<Sketch> body) implements Sketch {}

  record Choice(List<List<Sketch>> conditional, Optional<List<Sketch>> otherwise) implements Sketch {}

  record Leave(int code) implements Sketch {}

  static Arbitrary<List<Sketch>> blocks(int depth) {
    return sketches(depth).list().ofMinSize(1).ofMaxSize(3);
  }

  private static Arbitrary<Sketch> sketches(int depth) {
    Arbitrary<Sketch> step = Arbitraries.just(new Do());
    Arbitrary<Sketch> leave = Arbitraries.integers().between(1, 9).map(Leave::new);
    if (depth == 1) return Arbitraries.frequencyOf(Tuple.of(9, step), Tuple.of(1, leave));
    var inner = blocks(depth - 1);
    Arbitrary<Sketch> loop = inner.map(Loop::new);
    Arbitrary<Sketch> choice = Combinators.combine(inner.list().ofMinSize(1).ofMaxSize(3), inner.optional()).as(Choice::new);
    return Arbitraries.frequencyOf(Tuple.of(6, step), Tuple.of(4, loop), Tuple.of(4, choice), Tuple.of(1, leave));
  }

  /** The outline of a sketch; instructions whose plain path is chosen get an id that starts with {@code new-}. */
  static Outline<Tape> outline(List<Sketch> body, Predicate<String> renamed) {
    return Outline.of(array(block("", body, renamed)));
  }

  private static List<Instruction<Tape>> block(String path, List<Sketch> body, Predicate<String> renamed) {
    var block = new ArrayList<Instruction<Tape>>();
    for (int i = 0; i < body.size(); i++) {
      var plain = id(body.get(i), i);
      var inner = Paths.join(path, plain);
      var id = renamed.test(inner) ? "new-" + plain : plain;
      var earlier = renamed.test(inner) ? List.of(plain) : List.<String>of();
      block.add(switch (body.get(i)) {
        case Do _ -> new Step<>(id, earlier, does(id).body());
        case Loop(var passes) -> new While<>(id, earlier, ask(inner), block(inner, passes, renamed));
        case Choice choice -> choice(inner, new If<>(id, earlier, List.of()), choice, renamed);
        case Leave(var code) -> new Return<>(Optional.of(code));
      });
    }
    return block;
  }

  private static If<Tape> choice(String path, If<Tape> empty, Choice choice, Predicate<String> renamed) {
    var branches = new ArrayList<If.Branch<Tape>>();
    for (int i = 0; i < choice.conditional().size(); i++) {
      var inner = Paths.join(path, label(i));
      branches.add(
          new If.Branch<>(label(i), new If.Guard.When<>(ask(inner)), block(inner, choice.conditional().get(i), renamed)));
    }
    choice.otherwise().ifPresent(body ->
        branches.add(new If.Branch<>("else", new If.Guard.Otherwise<>(), block(Paths.join(path, "else"), body, renamed))));
    return new If<>(empty.id(), empty.earlierIds(), branches);
  }

  /** What the outline of a sketch must do, told by walking the tree; false when a return was met. */
  static boolean walk(String path, List<Sketch> body, Tape tape, List<String> paths) {
    for (int i = 0; i < body.size(); i++) {
      var inner = Paths.join(path, id(body.get(i), i));
      var goesOn = switch (body.get(i)) {
        case Do _ -> paths.add(inner);
        case Loop(var passes) -> {
          var on = true;
          while (on && tape.next()) on = walk(inner, passes, tape, paths);
          yield on;
        }
        case Choice choice -> walkChoice(inner, choice, tape, paths);
        case Leave(var code) -> !paths.add("return " + code);
      };
      if (!goesOn) return false;
    }
    return true;
  }

  private static boolean walkChoice(String path, Choice choice, Tape tape, List<String> paths) {
    for (int i = 0; i < choice.conditional().size(); i++) {
      if (tape.next()) return walk(Paths.join(path, label(i)), choice.conditional().get(i), tape, paths);
    }
    return choice.otherwise().map(body -> walk(Paths.join(path, "else"), body, tape, paths)).orElse(true);
  }

  private static String label(int branch) {
    return branch == 0 ? "then" : "elif-" + branch;
  }

  private static String id(Sketch sketch, int index) {
    return switch (sketch) {
      case Do _ -> "step-" + index;
      case Loop _ -> "loop-" + index;
      case Choice _ -> "choice-" + index + "?";
      case Leave _ -> "return";
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Instruction<Tape>[] array(List<Instruction<Tape>> body) {
    return body.toArray(new Instruction[0]);
  }
}
