package org.clew.cli.computer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clew.cli.Prompt;

/** Asks for the fields of a computer that were not given. */
record SetupQuestions(Prompt prompt, SetupRules rules, Path home) {

  void ask(Map<String, Object> tree, Function<String, String> labelProblem) {
    text(tree, "label", "Label, its name here", null, labelProblem);
    text(tree, "hostname", "Hostname", (String) tree.get("label"), _ -> null);
    text(tree, "description", "Description", "", _ -> null);
    var here = String.valueOf(tree.get("hostname")).matches("localhost|127\\.0\\.0\\.1|::1");
    text(tree, "transport", "Transport (" + String.join(", ", rules.transports()) + ")",
        here ? "local" : preferred("ssh", rules.transports()), _ -> null);
    text(tree, "scheduler", "Scheduler (" + String.join(", ", rules.schedulers()) + ")",
        tree.get("transport").equals("local") ? "direct" : preferred("slurm", rules.schedulers()), _ -> null);
    text(tree, "work_dir", "Work directory", workDir(tree, home), _ -> null);
    text(tree, "mpirun_command", "Command for parallel programs", "mpirun -np {tot_num_mpiprocs}", _ -> null);
    if (!List.of("lsf", "sge").contains(tree.get("scheduler")))
      text(tree, "default_mpiprocs_per_machine", "Processes per machine when a job does not say", "1", _ -> null);
    text(tree, "prepend_text", "Shell text before each job, e.g. module load ...", "", _ -> null);
  }

  /** Base of job directories when nobody says. */
  static String workDir(Map<String, Object> tree, Path home) {
    return tree.getOrDefault("transport", "local").equals("local") ? home.toAbsolutePath().resolve("work").toString()
        : "/scratch/{username}/clew_run";
  }

  private static String preferred(String wanted, java.util.Collection<String> names) {
    return names.contains(wanted) ? wanted : names.iterator().next();
  }

  private void text(Map<String, Object> tree, String key, String question, String otherwise, Function<String, String> more) {
    if (tree.containsKey(key)) return;
    var answer = prompt.ask(question, otherwise, text -> {
      var wrong = rules.problem(key, value(key, text));
      return wrong != null ? wrong : more.apply(text);
    });
    tree.put(key, value(key, answer));
  }

  private static Object value(String key, String text) {
    return key.startsWith("default_") ? SetupOptions.typed(text) : text;
  }
}
