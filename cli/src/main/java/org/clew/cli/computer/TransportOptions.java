package org.clew.cli.computer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.Suggestions;
import org.clew.transport.TransportParameter;
import org.clew.transport.TransportProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The parameters of a transport as options of a command, and what was said with them. */
record TransportOptions(TransportProvider transport) {
  private static final int LONGEST = 1000;

  void addTo(CommandSpec spec) {
    for (var parameter : transport.parameters())
      spec.addOption(OptionSpec.builder(option(parameter.name())).type(String.class).paramLabel(label(parameter))
          .description(parameter.help() + (parameter.fallback() == null ? "" : " (default: " + parameter.fallback() + ")"))
          .build());
  }

  static String option(String parameter) {
    return "--" + parameter.replace('_', '-');
  }

  private static String label(TransportParameter parameter) {
    return switch (parameter.type()) {
      case TEXT -> "TEXT";
      case FILE -> "FILE";
      case WHOLE -> "N";
      case NUMBER -> "S";
      case TRUTH -> "true|false";
    };
  }

  /** What was given as options and as {@code --param name=value}, plain; null values for what is to be forgotten. */
  Map<String, Object> given(ParseResult parsed, List<String> pairs, List<String> forgotten, List<Detail> problems) {
    var given = new LinkedHashMap<String, Object>();
    for (var parameter : transport.parameters()) {
      String text = parsed.matchedOptionValue(option(parameter.name()), null);
      if (text != null) put(given, parameter, text, problems);
    }
    for (var pair : pairs) {
      var at = pair.indexOf('=');
      if (at < 1) problems.add(new Detail("--param", "'" + pair + "' must be NAME=VALUE"));
      else parameter(pair.substring(0, at), problems, parameter -> put(given, parameter, pair.substring(at + 1), problems));
    }
    for (var name : forgotten) parameter(name, problems, parameter -> given.put(parameter.name(), null));
    return given;
  }

  private void parameter(String written, List<Detail> problems, java.util.function.Consumer<TransportParameter> use) {
    var name = written.replace('-', '_');
    transport.parameters().stream().filter(parameter -> parameter.name().equals(name)).findFirst().ifPresentOrElse(use, () -> {
      var names = transport.parameters().stream().map(TransportParameter::name).toList();
      problems.add(new Detail(written, "transport " + transport.name() + " has no such parameter."
          + Suggestions.sentence(name, names) + (names.isEmpty() ? " It has none." : "")));
    });
  }

  private void put(Map<String, Object> given, TransportParameter parameter, String text, List<Detail> problems) {
    try {
      given.put(parameter.name(), value(parameter, text));
    } catch (IllegalArgumentException e) {
      problems.add(new Detail(parameter.name(), e.getMessage()));
    }
  }

  /** The value that a text stands for; throws IllegalArgumentException in words for people. */
  static Object value(TransportParameter parameter, String text) {
    if (text.contains("\n") || text.length() > LONGEST)
      throw new IllegalArgumentException("must be one line; the content of a key is never stored, give the path of its file");
    var typed = SetupOptions.typed(text);
    return switch (parameter.type()) {
      case TEXT -> text;
      case FILE -> file(text);
      case WHOLE -> typed instanceof Long ? typed : refuse("must be a whole number", text);
      case NUMBER -> typed instanceof Number ? typed : refuse("must be a number", text);
      case TRUTH -> typed instanceof Boolean ? typed : refuse("must be true or false", text);
    };
  }

  /** Absolute, as the engine may run in another folder. */
  private static String file(String text) {
    if (text.equals("none") || text.isEmpty()) return text;
    var home = System.getProperty("user.home");
    var path = text.equals("~") ? home : text.startsWith("~/") ? home + text.substring(1) : text;
    return Path.of(path).toAbsolutePath().normalize().toString();
  }

  private static Object refuse(String rule, String text) {
    throw new IllegalArgumentException(rule + ", found '" + text + "'");
  }

  /** Everything that is wrong with all of the parameters together. */
  List<Detail> problems(Map<String, Object> parameters) {
    var problems = new ArrayList<Detail>();
    transport.problems(parameters).forEach((name, problem) -> problems.add(new Detail(name, problem)));
    return problems;
  }
}
