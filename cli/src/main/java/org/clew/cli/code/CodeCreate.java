package org.clew.cli.code;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clew.cli.CommandException;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.CommandException.Reason;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.Suggestions;
import org.clew.data.CodeData;
import org.clew.data.CodeData.Command;
import org.clew.data.CodeData.Location;
import org.clew.data.CodeData.Mpi;
import org.clew.data.CodeData.Quotes;
import org.clew.registry.CodeRegistry;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.store.Store;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stores a code; all that is wrong with it is told at once. */
abstract class CodeCreate extends StoreCommand {
  @Mixin
  CodeOptions options;

  @Option(names = "--filepath-executable", paramLabel = "PATH", description = "The program.")
  String executable;

  @Option(names = {"-n", "--non-interactive"}, description = "Accepted for scripts; there are no questions.")
  boolean silent;

  CodeCreate(Shell shell) {
    super(shell);
  }

  /** Options of this kind alone, by the name of the field; null for one that is not given. */
  abstract Map<String, String> own();

  /** Fields without which there is no code of this kind. */
  abstract List<String> required();

  /** Throws IllegalArgumentException in words for people. */
  abstract Location location(Map<String, String> fields, Store store);

  @Override protected final int run(Store store) {
    var problems = new ArrayList<Detail>();
    var own = own();
    own.put("filepath_executable", executable);
    var fields = options.fields(own, problems);
    var code = code(fields, store, problems);
    if (!problems.isEmpty()) throw new CommandException(Reason.INVALID_INPUTS, "The code cannot be created like this:", problems);
    keepFiles(code);
    var node = CodeRegistry.of(store).create(code).orElseThrow(() -> CommandException.refused(inUse(code.fullLabel()) + "."));
    code.stored(node);
    if (json) shell.json(CodeJson.of(CodeView.of(code, node, CodeView.State.SHOWN)));
    else shell.out().println("Created code " + code.fullLabel() + " <" + node.pk() + ">  " + node.uuid());
    return 0;
  }

  /** Null when there are problems. */
  private CodeData code(Map<String, String> fields, Store store, List<Detail> problems) {
    for (var name : required()) if (!fields.containsKey(name))
      problems.add(new Detail(name, "is missing: give --" + name.replace('_', '-')));
    collect(problems, "label", () -> {
      if (!fields.getOrDefault("label", "x").matches("[^@\\s]+"))
        throw new IllegalArgumentException("must be a word without '@'");
      return null;
    });
    var mpi = collect(problems, "with_mpi", () -> truth(fields, "with_mpi").map(yes -> yes ? Mpi.YES : Mpi.NO).orElse(Mpi.UNSET));
    var quotes = collect(problems, "use_double_quotes", () -> isSet(fields, "use_double_quotes") ? Quotes.DOUBLE : Quotes.SINGLE);
    var command = collect(problems, "wrap_cmdline_params",
        () -> isSet(fields, "wrap_cmdline_params") ? Command.ONE_WORD : Command.WORDS);
    if (fields.get("computer") != null) collect(problems, "computer", () -> computer(store, fields.get("computer")));
    if (problems.stream().anyMatch(problem -> required().contains(problem.path()))) return null;
    var location = collect(problems, "", () -> location(fields, store));
    if (!problems.isEmpty()) return null;
    var code = CodeData.of(fields.get("label"), location).withMpi(mpi).withPrependText(fields.getOrDefault("prepend_text", ""))
        .withAppendText(fields.getOrDefault("append_text", "")).withQuotes(quotes).withCommand(command);
    var known = CodeRegistry.of(store).find(code.fullLabel());
    if (known.isPresent() && known.get().visibility() == CodeRegistry.Visibility.SHOWN)
      problems.add(new Detail("label", inUse(code.fullLabel())));
    return code;
  }

  private static <T> T collect(List<Detail> problems, String field, Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException e) {
      problems.add(new Detail(field, e.getMessage()));
      return null;
    }
  }

  private static boolean isSet(Map<String, String> fields, String name) {
    return truth(fields, name).orElse(false);
  }

  private static Optional<Boolean> truth(Map<String, String> fields, String name) {
    return switch (fields.get(name)) {
      case null -> Optional.empty();
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      case String text -> throw new IllegalArgumentException("must be true or false, found '" + text + "'");
    };
  }

  private Object computer(Store store, String label) {
    var registry = ComputerRegistry.of(store, shell.home());
    return registry.find(label).orElseThrow(() -> new IllegalArgumentException("there is no computer '" + label + "'."
        + Suggestions.sentence(label, registry.list().stream().map(entry -> entry.computer().label()).toList())));
  }

  private void keepFiles(CodeData code) {
    if (code.blobs().isEmpty()) return;
    var repository = Repository.open(shell.home());
    for (var blob : code.blobs()) if (!repository.contains(blob.sha256(), blob.size())) repository.put(blob.bytes());
  }

  private static String inUse(String label) {
    return "there is a code '" + label + "' already; take another label, or hide that one with 'clew code hide " + label + "'";
  }

  static Map<String, String> named(String... namesAndValues) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) map.put(namesAndValues[i], namesAndValues[i + 1]);
    return map;
  }

  static Path existingFolder(String text) {
    var folder = Path.of(text);
    if (!Files.isDirectory(folder)) throw new IllegalArgumentException("filepath_files: there is no folder " + text);
    return folder;
  }
}
