package org.clew.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/** A place in the tree of commands; the class of a command is loaded only when it is called. */
public sealed interface Entry {
  String name();

  String description();

  /** A command that has sub-commands only; they are asked for when its name is called. */
  record Group(String name, String description, Supplier<List<Entry>> source) implements Entry {
    List<Entry> entries() {
      return source.get();
    }
  }

  /** A command that does something; {@code make} gives an annotated picocli command. */
  record Leaf(String name, String description, Function<Shell, Callable<Integer>> make) implements Entry {}

  static Group group(String name, String description, Entry... entries) {
    var all = List.of(entries);
    return new Group(name, description, () -> all);
  }

  static Group group(String name, String description, Supplier<List<Entry>> source) {
    return new Group(name, description, source);
  }

  static Leaf leaf(String name, String description, Function<Shell, Callable<Integer>> make) {
    return new Leaf(name, description, make);
  }
}
