package org.clew.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** Runs one command line and tells errors; the same in the command and in tests. */
public final class Cli {
  private Cli() {}

  /** Returns the exit status; throws nothing but errors of the JVM itself. */
  public static int run(Shell shell, String... args) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      shell.out().println("clew " + Version.text());
      return 0;
    }
    var words = Arrays.stream(args).filter(arg -> !arg.startsWith("-")).toList();
    var report = new ErrorReport(shell, List.of(args));
    var line = commandLine(shell, words, false);
    line.setParameterExceptionHandler((problem, _) -> report.usage(problem));
    line.setExecutionExceptionHandler((problem, _, _) -> report.failure(problem));
    if (args.length == 0) {
      line.usage(line.getErr());
      return 2;
    }
    return line.execute(args);
  }

  /** The command tree as picocli knows it, with every command. */
  public static CommandLine whole(Shell shell) {
    return commandLine(shell, List.of(), true);
  }

  private static CommandLine commandLine(Shell shell, List<String> words, boolean whole) {
    var line = new CommandTree(shell, words, whole).root();
    line.setOut(new PrintWriter(shell.out(), true));
    line.setErr(new PrintWriter(shell.err(), true));
    line.setUsageHelpWidth(shell.isTerminal() ? Math.clamp(shell.columns(), 60, 130) : 100);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(shell.hasColours() ? CommandLine.Help.Ansi.ON
        : CommandLine.Help.Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }
}
