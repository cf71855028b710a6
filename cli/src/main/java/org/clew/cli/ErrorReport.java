package org.clew.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.clew.archive.ArchiveException;
import org.clew.cli.CommandException.Detail;
import org.clew.node.NodeException;
import org.clew.query.QueryException;
import org.clew.store.AnnotationException;
import org.clew.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells people, or the program that reads our JSON, what went wrong; a stack trace appears only when asked for. */
final class ErrorReport {
  /** How the parser ends what it says of a value that is no number, with the name of the type in Java. */
  private static final Pattern NUMBER = Pattern.compile("is not an? (int|long|double)$");

  private final Shell shell;
  private final boolean json;
  private final boolean debug;

  ErrorReport(Shell shell, List<String> args) {
    this.shell = shell;
    this.json = args.contains("--json");
    this.debug = args.contains("--debug");
  }

  int usage(ParameterException problem) {
    var command = problem.getCommandLine();
    var help = " See '" + command.getCommandSpec().qualifiedName() + " --help'.";
    return tell(problem, "usage", sentence(message(problem, command)) + help, List.of(), 2);
  }

  int failure(Exception problem) {
    return switch (problem) {
      case CommandException refused ->
          tell(refused, refused.code(), refused.getMessage(), refused.details(), refused.exitStatus());
      case ArchiveException refused -> tell(refused, "refused", refused.getMessage(),
          refused.details().stream().map(line -> new Detail("", line)).toList(), 1);
      case StoreException store -> tell(store, "store", store.getMessage(), List.of(), 1);
      case AnnotationException refused -> tell(refused, "refused", refused.getMessage(), List.of(), 1);
      case QueryException refused -> tell(refused, "refused", refused.getMessage(), List.of(), 1);
      case NodeException refused -> tell(refused, "refused", refused.getMessage(), List.of(), 1);
      default -> tell(problem, "internal", "Unexpected " + problem.getClass().getSimpleName()
          + (problem.getMessage() == null ? "" : ": " + problem.getMessage()) + (debug ? "" : " (--debug shows where)"),
          List.of(), 1);
    };
  }

  private static String message(ParameterException problem, CommandLine command) {
    if (!(problem instanceof UnmatchedArgumentException unmatched)) return NUMBER.matcher(problem.getMessage())
        .replaceFirst(type -> "is not " + (type.group(1).equals("double") ? "a number" : "a whole number"));
    if (unmatched.getUnmatched().isEmpty()) return problem.getMessage();
    var word = unmatched.getUnmatched().getFirst();
    var spec = command.getCommandSpec();
    if (word.startsWith("-")) {
      var name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      return "Unknown option '" + name + "'." + Suggestions.sentence(name, spec.optionsMap().keySet());
    }
    if (command.getSubcommands().isEmpty()) return "Unexpected argument '" + word + "'.";
    return "'" + spec.qualifiedName() + "' has no command '" + word + "'."
        + Suggestions.sentence(word, command.getSubcommands().keySet());
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  private int tell(Exception problem, String code, String message, List<Detail> details, int exitStatus) {
    shell.out().flush();
    if (json) shell.json(Map.of("error", error(code, message, details)));
    else {
      shell.err().println("clew: " + message);
      for (var detail : details) {
        shell.err().println("  " + (detail.path().isEmpty() ? "" : detail.path() + ": ") + detail.message());
      }
    }
    if (debug) problem.printStackTrace(shell.err());
    return exitStatus;
  }

  private static Map<String, Object> error(String code, String message, List<Detail> details) {
    var error = new LinkedHashMap<String, Object>();
    error.put("code", code);
    error.put("message", message);
    var plain = new ArrayList<Object>();
    for (var detail : details) {
      var one = new LinkedHashMap<String, Object>();
      one.put("path", detail.path());
      one.put("message", detail.message());
      plain.add(one);
    }
    error.put("details", plain);
    return error;
  }
}
