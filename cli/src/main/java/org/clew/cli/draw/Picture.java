package org.clew.cli.draw;

import java.util.List;

/** What is to be drawn: boxes and arrows between them, without places. */
public record Picture(List<Box> boxes, List<Arrow> arrows) {
  /** How a box looks. */
  public enum Look { WORKFLOW, JOB, FUNCTION, DATA, CODE }

  /** How the process behind a box ended; data is always OK. */
  public enum Mood { OK, FAILED, ALIVE }

  /**
   * A node of the graph.
   *
   * @param title first line
   * @param text second line, may be empty
   * @param root whether the picture was asked for this node
   */
  public record Box(long pk, String uuid, String type, Look look, Mood mood, String title, String text, boolean root) {}

  /** A link; {@code type} is its durable name. */
  public record Arrow(long source, long target, String type, String label) {
    boolean isCall() {
      return type.startsWith("call");
    }

    boolean isReturn() {
      return type.equals("return");
    }

    /** What it looks like: data, call or return. */
    String kind() {
      return isCall() ? "call" : isReturn() ? "return" : "data";
    }

    /** Label worth showing; the default label of calls is not. */
    String visibleLabel() {
      return isCall() && label.startsWith("CALL") ? "" : label.replace("__", ".");
    }
  }
}
