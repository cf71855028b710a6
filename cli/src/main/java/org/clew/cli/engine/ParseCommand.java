package org.clew.cli.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.calcjob.JobParser;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.TreeFile;
import org.clew.cli.text.Ports;
import org.clew.data.DataTypes;
import org.clew.data.NodeRef;
import org.clew.definition.Definitions;
import org.clew.job.Reparsing;
import org.clew.launch.EndedJobs;
import org.clew.launch.SourceLoader;
import org.clew.pluginjar.Plugins;
import org.clew.repository.Repository;
import org.clew.scheduler.Schedulers;
import org.clew.store.Graph;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.PlainJson;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Parses what an ended job brought back, with a parser as it is now, in a process of its own; the job stays as it is. */
@Command
public final class ParseCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "PK", description = "The job: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Option(names = "--parser", paramLabel = "NAME",
      description = "The calculation job whose parser it is, or FILE.java:NAME; by default that of the job, as it is now.")
  String parser;

  @Option(names = {"-n", "--dry-run"}, description = "Only show what the parser makes of the files; nothing is stored.")
  boolean dryRun;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public ParseCommand(Shell shell) {
    this.shell = shell;
  }

  /** The code of a parser that is in one source file. */
  private record Source(String file, String text) {}

  @Override public Integer call() throws Exception {
    return Problems.reworded(() -> {
      try (var store = shell.openStore();
          var plugins = new Plugins(shell.home(), store, Repository.open(shell.home()), own())) {
        plugins.refresh();
        return parse(store, new Definitions(own(), plugins));
      } catch (IllegalArgumentException e) {
        throw CommandException.refused(sentence(e.getMessage()));
      }
    });
  }

  private static Definitions own() {
    return Definitions.discovered(Thread.currentThread().getContextClassLoader());
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private int parse(Store store, Definitions known) throws InterruptedException {
    var job = Identifier.process(store.graph(), identifier);
    if (!job.kind().equals("calcjob")) throw CommandException.notFound(job.processLabel() + "<" + job.pk() + "> is a "
        + job.kind() + ", not a calculation job.");
    var repository = Repository.open(shell.home());
    var source = source(store.graph(), job, repository);
    var definition = EndedJobs.parser(source == null ? known : compiled(source, known), name(job));
    var ended = EndedJobs.of(store, repository, shell.home(), Schedulers.installed());
    if (dryRun) return trial(definition, ended.inputs(job.pk(), definition, node -> {
      var data = DataTypes.read(node.nodeType(), node.content(), repository);
      data.stored(new NodeRef(node.pk(), node.uuid()));
      return data;
    }));
    var request = new LinkedHashMap<String, Object>();
    request.put("name", definition.name());
    if (source != null) request.put("source", Map.of("file", source.file, "text", source.text));
    request.put("inputs", ended.inputs(job.pk(), definition, ParseCommand::reference));
    request.put("texts", Map.of());
    var process = RunCommand.run(shell, store, own(), request, json ? Follow.Show.NOTHING : Follow.Show.PROGRESS);
    if (json) shell.json(Follow.json(store.graph(), process));
    else RunCommand.print(shell, store, process);
    return process.exitStatus() != null && process.exitStatus() == 0 ? 0 : 1;
  }

  private static Map<String, Object> reference(NodeRow node) {
    return Map.of("$node", node.uuid().toString());
  }

  private String name(ProcessRow job) {
    if (parser == null) return job.processType();
    int colon = parser.indexOf(".java:");
    return colon < 0 ? parser : parser.substring(colon + ".java:".length());
  }

  /** The file that is named, else the one that the code of the job came from; null when that is on the class path or a plugin. */
  private Source source(Graph graph, ProcessRow job, Repository repository) {
    if (parser != null) {
      int colon = parser.indexOf(".java:");
      if (colon < 0) return null;
      var file = Path.of(parser.substring(0, colon + ".java".length()));
      try {
        return new Source(file.getFileName().toString(), Files.readString(file));
      } catch (IOException e) {
        throw TreeFile.unreadable(file, e);
      }
    }
    return graph.node(job.pk()).map(NodeRow::content).orElse(null) instanceof Map<?, ?> attributes
        && attributes.get("version") instanceof Map<?, ?> version && version.get("source") instanceof String sha256
        ? new Source((String) version.get("file"), new String(repository.blob(sha256, (Long) version.get("source_size")).bytes(),
            StandardCharsets.UTF_8)) : null;
  }

  private static Definitions compiled(Source source, Definitions known) {
    var definitions = new Definitions(known);
    SourceLoader.compile(source.file, source.text).processes().forEach(definitions::register);
    return definitions;
  }

  private int trial(JobParser definition, Map<String, Object> inputs) throws InterruptedException {
    Reparsing.Answer answer;
    try {
      answer = Reparsing.trial(definition, definition.spec().process(inputs).orThrow());
    } catch (IllegalStateException e) {
      throw new CommandException(CommandException.Reason.FAILED, "The parser failed: " + e.getMessage());
    }
    var outputs = new LinkedHashMap<String, Object>();
    answer.outputs().forEach((label, data) -> outputs.put(label, Map.of("type", data.type(), "value", data.plain())));
    var code = answer.code();
    if (json) {
      var tree = new LinkedHashMap<String, Object>();
      tree.put("exit_status", (long) code.status());
      tree.put("exit_message", code.message().isEmpty() ? null : code.message());
      tree.put("outputs", Ports.nest(outputs));
      shell.json(tree);
    } else {
      answer.outputs().forEach((label, data) -> shell.out().println(label.replace("__", ".") + " = "
          + PlainJson.write(data.plain())));
      shell.out().println(definition.label() + " would end with " + code.status()
          + (code.message().isEmpty() ? "" : " " + code.message()));
    }
    return code.isSuccess() ? 0 : 1;
  }
}
