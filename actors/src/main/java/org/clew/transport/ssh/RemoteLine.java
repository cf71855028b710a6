package org.clew.transport.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.clew.scheduler.Shell;
import org.clew.transport.LoginShell;

/**
 * Lines for the shell of a user, whichever shell that is. Before the real work begins they print a mark with the process id to
 * standard output and the mark to standard error, so that what profiles print before it can be told apart.
 */
final class RemoteLine {
  private static final String BEGIN = "echo \"%1$s $$\"; echo %1$s >&2; ";
  private static final String COMMAND = "cd -- \"$1\" || exit 1; shift; " + LoginShell.CHECK + BEGIN + "exec \"$@\"";

  /**
   * Bash reads .bashrc in every shell that seems to be the first one behind sshd, by SHLVL below 2 (function run_startup_files of
   * its source); with this only the shell that sshd itself starts does so.
   */
  private static final String NOT_THE_FIRST = "env SHLVL=5 ";

  /** Whether the profile of the user is read. */
  enum Profile { NONE, LOGIN }

  private RemoteLine() {}

  /** Runs the words in a folder. */
  static String command(String mark, Profile profile, String folder, List<String> words) {
    var script = COMMAND.formatted(mark);
    var line = new ArrayList<>(switch (profile) {
      case NONE -> List.of("bash", "-c", script);
      case LOGIN -> LoginShell.script(script);
    });
    line.add("bash");
    line.add(folder);
    line.addAll(words);
    return joined(line);
  }

  /** Runs a script with messages in English and these arguments. */
  static String script(String mark, String script, List<String> arguments) {
    var line = new ArrayList<>(List.of("bash", "-c", "export LC_ALL=C; " + BEGIN.formatted(mark) + script, "bash"));
    line.addAll(arguments);
    return joined(line);
  }

  /** A login shell that does nothing. */
  static String nothing(Profile profile) {
    return switch (profile) {
      case NONE -> "true";
      case LOGIN -> "bash -l -c true";
    };
  }

  private static String joined(List<String> words) {
    for (var word : words) if (word.indexOf('\0') >= 0) throw new IllegalArgumentException("a command must not contain NUL");
    return NOT_THE_FIRST + words.stream().map(Shell::single).collect(Collectors.joining(" "));
  }
}
