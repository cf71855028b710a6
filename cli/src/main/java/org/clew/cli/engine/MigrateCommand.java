package org.clew.cli.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.TreeFile;
import org.clew.cli.text.Table;
import org.clew.node.EngineClient;
import org.clew.node.Travels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets processes that have not ended go on with the code of today, and says of each whether it can. */
@Command
public final class MigrateCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "PK", arity = "0..*", description = "Processes: pk, uuid, start of a uuid, or label.")
  List<String> identifiers = new ArrayList<>();

  @Option(names = "--all-of", paramLabel = "NAME", description =
      "All processes of this name that have not ended, e.g. arithmetic.multiply_add.")
  String allOf;

  @Option(names = "--to", paramLabel = "STEP", description =
      "Path of the step to go on with; by default they stay where they are.")
  String to;

  @Option(names = "--source", paramLabel = "FILE.java",
      description = "Go on with this source file; by default with the code that new processes"
      + " would take.")
  Path source;

  @Option(names = "--dry-run", description = "Only say what would become of each.")
  boolean dryRun;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public MigrateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    if (identifiers.isEmpty() == (allOf == null))
      throw CommandException.usage("Name processes, or give --all-of NAME for all of a kind.");
    var request = request();
    var answer = new TravelHost(shell).call(new TravelHost.Both() {
      @Override public Map<String, Object> online(EngineClient engine) {
        return engine.migrate(request);
      }

      @Override public Map<String, Object> offline(Travels travels) throws InterruptedException {
        return travels.migrate(request);
      }
    });
    if (json) shell.json(answer);
    else print(migrations(answer));
    return migrations(answer).stream().allMatch(MigrateCommand::isGood) ? 0 : 1;
  }

  private Map<String, Object> request() {
    var request = new LinkedHashMap<String, Object>();
    if (allOf == null) request.put("processes", identifiers);
    else request.put("all_of", allOf);
    request.put("to", to);
    request.put("dry_run", dryRun);
    if (source != null) request.put("source", Map.of("file", source.getFileName().toString(), "text", text(source)));
    return request;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw TreeFile.unreadable(file, e);
    }
  }

  private void print(List<Map<String, Object>> migrations) {
    if (migrations.isEmpty()) {
      shell.out().println("There is no process to migrate.");
      return;
    }
    var table = new Table("PK", "Process", "Verdict", dryRun ? "Would" : "Done", "Reason");
    var counts = new TreeMap<String, Integer>();
    for (var one : migrations) {
      var verdict = verdict(one);
      counts.merge(verdict, 1, Integer::sum);
      table.row(one.get("pk"), one.get("process_type"), verdict, done(one), one.get("reason"));
    }
    table.print(shell.out(), shell.columns());
    shell.out().println();
    shell.out().println(counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", ")) + (dryRun ? "; nothing was changed." : "."));
  }

  private static String verdict(Map<String, Object> one) {
    return switch (String.valueOf(one.get("fit"))) {
      case "fits" -> "fits";
      case "renamed" -> "renamed (formerly)";
      case "current" -> "up to date";
      case "needs_step" -> "needs --to";
      default -> "impossible";
    };
  }

  private String done(Map<String, Object> one) {
    if (dryRun) return List.of("fits", "renamed").contains(one.get("fit")) ? "migrate" : "stay";
    return one.get("accepted") instanceof Boolean accepted ? accepted ? "migrated" : "refused" : "unchanged";
  }

  private static boolean isGood(Map<String, Object> one) {
    return !Boolean.FALSE.equals(one.get("accepted")) && List.of("fits", "renamed", "current").contains(one.get("fit"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> migrations(Map<String, Object> answer) {
    return (List<Map<String, Object>>) answer.get("migrations");
  }
}
