package org.clew.outline;

import java.util.ArrayList;
import java.util.List;

/** Answers of conditions, read one after the other, and false behind the end; so asking once too often changes what follows. */
final class Tape {
  final List<Boolean> answers;
  final List<String> asked = new ArrayList<>();
  int position;

  Tape(List<Boolean> answers) {
    this.answers = answers;
  }

  /** From a text such as {@code "101"}. */
  static Tape of(String answers) {
    return new Tape(answers.chars().mapToObj(c -> c == '1').toList());
  }

  boolean next() {
    return position < answers.size() && answers.get(position++);
  }

  static Condition<Tape> ask(String name) {
    return tape -> {
      tape.asked.add(name);
      return tape.next();
    };
  }

  static Step<Tape> does(String id) {
    return new Step<>(id, List.of(), _ -> null);
  }
}
