package org.clew.workchain;

import java.util.List;

/** Returned by a step that has put children into its {@link Context} and waits for them. */
public record ToContext(List<Child<?>> children) {
  public ToContext {
    children = List.copyOf(children);
  }
}
