package org.clew.cli.computer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.TreeFile;
import picocli.CommandLine.Option;

/**
 * What a command line says about a computer. Values are taken as text, so that all that is wrong with them can be told at once.
 */
final class SetupOptions {
  private static final Map<String, String> ALIASES = Map.of("mpiprocs_per_machine", "default_mpiprocs_per_machine",
      "default_memory", "default_memory_kb", "poll_interval", "minimum_poll_interval", "job_limit", "job_limits");

  @Option(names = "--label", paramLabel = "LABEL", description = "Its name here, e.g. the name of the cluster.")
  String label;

  @Option(names = "--hostname", paramLabel = "HOST", description = "Where it is reached (default: the label).")
  String hostname;

  @Option(names = "--description", paramLabel = "TEXT", description = "A sentence for people.")
  String description;

  @Option(names = "--transport", paramLabel = "NAME", description = "How it is reached: local, ssh (default: local).")
  String transport;

  @Option(names = "--scheduler", paramLabel = "NAME",
      description = "Its batch system, e.g. slurm (default: direct, which is none).")
  String scheduler;

  @Option(names = "--work-dir", paramLabel = "DIR",
      description = "Absolute path for the directories of jobs; may hold {username} (default: /scratch/{username}/clew_run).")
  String workDir;

  @Option(names = "--shebang", paramLabel = "TEXT", description = "First line of job scripts (default: #!/bin/bash).")
  String shebang;

  @Option(names = "--prepend-text", paramLabel = "TEXT",
      description = "Shell text before everything in each job, e.g. module load.")
  String prependText;

  @Option(names = "--append-text", paramLabel = "TEXT", description = "Shell text after everything in each job.")
  String appendText;

  @Option(names = "--mpirun-command", paramLabel = "WORDS",
      description = "How parallel programs start (default: mpirun -np {tot_num_mpiprocs}).")
  String mpirunCommand;

  @Option(names = "--mpiprocs-per-machine", paramLabel = "N",
      description = "Processes per machine when a job does not say; 0 for none.")
  String mpiprocsPerMachine;

  @Option(names = "--default-memory", paramLabel = "KB",
      description = "Memory of a job that does not say, in kilobytes; 0 for none.")
  String defaultMemory;

  @Option(names = "--use-double-quotes", arity = "0..1", fallbackValue = "true", paramLabel = "true|false",
      description = "Quote words in job scripts so that the shell expands variables.")
  String useDoubleQuotes;

  @Option(names = "--poll-interval", paramLabel = "S",
      description = "Least seconds between two questions to the scheduler (default: 10, local 0.1).")
  String pollInterval;

  @Option(names = "--max-connections", paramLabel = "N", description = "Connections open at a time, of all engines together.")
  String maxConnections;

  @Option(names = "--safe-interval", paramLabel = "S", description = "Least seconds between two logins.")
  String safeInterval;

  @Option(names = "--commands-per-minute", paramLabel = "N", description = "Commands a minute; 0 for any number.")
  String commandsPerMinute;

  @Option(names = "--transfers-per-minute", paramLabel = "N", description = "File operations a minute; 0 for any number.")
  String transfersPerMinute;

  @Option(names = "--job-limit", paramLabel = "NAME=N",
      description = "Most jobs at a time: total=N, queued=N, queue:NAME=N or code:LABEL=N; can be repeated.")
  List<String> jobLimits = new ArrayList<>();

  @Option(names = "--config", paramLabel = "FILE", description = "YAML or JSON file with these fields; options win over it.")
  Path config;

  /** What was said, by the names of {@link org.clew.computer.Computer#plain()}. */
  Map<String, Object> tree(List<Detail> problems) {
    var tree = new LinkedHashMap<String, Object>();
    if (config != null) TreeFile.read(config, "field names").forEach((key, value) -> tree.put(field(key), value));
    put(tree, "label", label);
    put(tree, "hostname", hostname);
    put(tree, "description", description);
    put(tree, "transport", transport);
    put(tree, "scheduler", scheduler);
    put(tree, "work_dir", workDir);
    put(tree, "shebang", shebang);
    put(tree, "prepend_text", prependText);
    put(tree, "append_text", appendText);
    put(tree, "mpirun_command", mpirunCommand);
    put(tree, "default_mpiprocs_per_machine", typed(mpiprocsPerMachine));
    put(tree, "default_memory_kb", typed(defaultMemory));
    put(tree, "use_double_quotes", typed(useDoubleQuotes));
    put(tree, "minimum_poll_interval", typed(pollInterval));
    put(tree, "max_connections", typed(maxConnections));
    put(tree, "safe_interval", typed(safeInterval));
    put(tree, "commands_per_minute", typed(commandsPerMinute));
    put(tree, "transfers_per_minute", typed(transfersPerMinute));
    limits(tree, problems);
    for (var name : new String[] {"transport", "scheduler"})
      if (tree.get(name) instanceof String text) tree.put(name, text.replaceFirst("^core\\.", ""));
    return tree;
  }

  private static String field(String key) {
    var name = key.replace('-', '_');
    return ALIASES.getOrDefault(name, name);
  }

  private void limits(Map<String, Object> tree, List<Detail> problems) {
    if (jobLimits.isEmpty()) return;
    var limits = new LinkedHashMap<String, Object>();
    if (tree.get("job_limits") instanceof Map<?, ?> before) before.forEach((name, most) -> limits.put((String) name, most));
    for (var limit : jobLimits) {
      var at = limit.indexOf('=');
      if (at < 1) problems.add(new Detail("job_limits", "'" + limit + "' must be NAME=N, e.g. total=100"));
      else limits.put(limit.substring(0, at), typed(limit.substring(at + 1)));
    }
    tree.put("job_limits", limits);
  }

  private static void put(Map<String, Object> tree, String key, Object value) {
    if (value != null) tree.put(key, value);
  }

  /** A number or truth value where the text is one. */
  static Object typed(String text) {
    if (text == null) return null;
    if (text.matches("[+-]?\\d{1,15}")) return Long.parseLong(text);
    if (text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?")) return Double.parseDouble(text);
    return text.equals("true") ? Boolean.TRUE : text.equals("false") ? (Object) Boolean.FALSE : text;
  }
}
