package org.clew.process;

/**
 * What a parent knows of a child.
 *
 * @param birth with inputs cut off once the child exists; node, type and label stay
 * @param outcome null while the child lives
 */
public record ChildRecord(Birth birth, Outcome outcome) {
  /** Whether another process called it, from which the present one was forked. */
  public boolean isReusedBy(Birth caller) {
    return birth.parent() != null && !birth.parent().uuid().equals(caller.node().uuid());
  }

  public boolean isOpen() {
    return outcome == null;
  }
}
