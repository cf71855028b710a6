package org.clew.transport;

import java.util.ArrayList;
import java.util.List;
import org.clew.scheduler.CommandResult;
import org.clew.scheduler.Shell;

/**
 * Runs words with the environment that the user's profile makes. What the profile prints goes to standard error, and it cannot
 * eat what the command is to read.
 */
public final class LoginShell {
  /** The profile sees no standard input and prints to standard error; the command then gets the real ones back. */
  private static final String OUTER = "exec bash -l -c \"$0\" \"$@\" 3>&1 5<&0 1>&2 0</dev/null";
  private static final String INNER = "exec 1>&3 0<&5 3>&- 5<&-; ";

  private static final int NOT_FOUND = 127;

  /** Ends the script unless the first argument is the name of a program. */
  public static final String CHECK = "type -P -- \"$1\" >/dev/null || { echo \"$1: command not found\" >&2; exit " + NOT_FOUND
      + "; }; ";

  private LoginShell() {}

  /** Whether the program of this name was not found. */
  static boolean isMissing(String program, CommandResult result) {
    return result.exit() == NOT_FOUND && result.stderr().endsWith(program + ": command not found\n");
  }

  static List<String> words(List<String> command) {
    var words = new ArrayList<>(script(CHECK + "exec \"$@\""));
    words.add("bash");
    words.addAll(command);
    return words;
  }

  /** First words of a command that runs a script in a login shell; its name and arguments are to follow. */
  public static List<String> script(String script) {
    return List.of("bash", "-c", OUTER, INNER + script);
  }

  static List<String> interactive(String folder) {
    return List.of("bash", "-c", goTo(folder));
  }

  /** A line for a shell. */
  public static String goTo(String folder) {
    return "cd " + Shell.single(folder) + " && exec \"${SHELL:-/bin/bash}\" -l";
  }
}
