package org.clew.function;

import java.util.Map;
import org.clew.definition.Definition;
import org.clew.definition.Launchable;
import org.clew.process.Birth;
import org.clew.process.Outcome;
import org.clew.workchain.Result;

/** Makes children of one process, and reads how they ended. */
public interface ChildFactory {
  /** The definition of a class that can be launched; throws IllegalArgumentException when it is not a definition. */
  Definition definition(Class<? extends Launchable<?, ?>> process);

  /**
   * The birth of a child.
   *
   * @param inputs raw, by port name
   * @param key of the child within its parent: its uuid is {@link org.clew.process.Ids#derived} of the parent's and the key
   * @throws org.clew.spec.ValidationException when the inputs are not valid
   */
  Birth birth(Definition child, Map<String, ?> inputs, String key);

  /** The typed end of a child. */
  <O extends Record> Result<O> result(Class<? extends Launchable<?, O>> process, Outcome outcome);
}
