package org.clew.spec;

/** Whether a record stands for what a process takes or for what it gives. */
public enum Direction {
  INPUTS("inputs"), OUTPUTS("outputs");

  private final String root;

  Direction(String root) {
    this.root = root;
  }

  /** Name of the top namespace. */
  public String root() {
    return root;
  }
}
