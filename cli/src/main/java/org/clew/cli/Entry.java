package org.clew.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** A place in the tree of commands; the class of a command is loaded only when it is called. */
public sealed interface Entry {
  String name();

  String description();

  /** A command that has sub-commands only. */
  record Group(String name, String description, List<Entry> entries) implements Entry {}

  /** A command that does something; {@code make} gives an annotated picocli command. */
  record Leaf(String name, String description, Function<Shell, Callable<Integer>> make) implements Entry {}

  static Group group(String name, String description, Entry... entries) {
    return new Group(name, description, List.of(entries));
  }

  static Leaf leaf(String name, String description, Function<Shell, Callable<Integer>> make) {
    return new Leaf(name, description, make);
  }
}
