package org.clew.spec;

/** Reads lists and mappings typed on a command line, usually as JSON or YAML. */
@FunctionalInterface
public interface TextParser {
  /** Refuses every text. */
  TextParser NONE = text -> {
    throw new IllegalArgumentException("'" + text + "' cannot be read; there is no reader for lists and mappings here");
  };

  /** The plain tree that the text stands for; throws IllegalArgumentException saying what is wrong with it. */
  Object parse(String text);
}
