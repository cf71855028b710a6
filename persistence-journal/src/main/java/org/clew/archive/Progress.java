package org.clew.archive;

/** Hears how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {
  Progress NONE = (_, _, _) -> {};

  /** @param all how many there are, or -1 when that is not known */
  void at(String what, long done, long all);
}
