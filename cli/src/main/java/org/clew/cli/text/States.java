package org.clew.cli.text;

import java.util.List;
import org.clew.store.Graph.ProcessRow;

/** States of processes with their symbols and colours. */
public final class States {
  /** Durable names in the order of a life. */
  public static final List<String> ALL = List.of("created", "running", "waiting", "finished", "excepted", "killed");

  private static final String RESET = "\u001b[0m";

  private States() {}

  public static boolean isTerminal(String state) {
    return switch (state) {
      case "finished", "excepted", "killed" -> true;
      default -> false;
    };
  }

  /** Symbol, state and, once finished, the exit status: {@code ⏹ Finished [0]}. */
  public static String text(ProcessRow process) {
    var state = process.state();
    var name = Character.toUpperCase(state.charAt(0)) + state.substring(1);
    if (process.exitStatus() != null) name += " [" + process.exitStatus() + "]";
    return symbol(state, process.paused()) + " " + name;
  }

  private static String symbol(String state, boolean paused) {
    if (paused) return "⏸";
    return switch (state) {
      case "running", "waiting" -> "⏵";
      case "excepted" -> "⨯";
      case "killed" -> "☠";
      default -> "⏹";
    };
  }

  /** The text in the colour of the state, when colours are wanted. */
  public static String coloured(String text, ProcessRow process, boolean colours) {
    return colours ? "\u001b[" + colour(process) + "m" + text + RESET : text;
  }

  private static int colour(ProcessRow process) {
    return switch (process.state()) {
      case "finished" -> process.exitStatus() != null && process.exitStatus() == 0 ? 32 : 31;
      case "excepted", "killed" -> 31;
      case "created" -> 36;
      default -> process.paused() ? 33 : 34;
    };
  }
}
