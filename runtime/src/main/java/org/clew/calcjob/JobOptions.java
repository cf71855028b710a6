package org.clew.calcjob;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.clew.data.CodeData.Mpi;
import org.clew.data.Plain;
import org.clew.process.JobDeadline;

/**
 * What a user asks of the scheduler and the job script: a typed view of the tree {@code metadata.options}, with defaults.
 *
 * <p>{@link #of} reads every option once, so that later reading cannot fail.
 */
public final class JobOptions {
  public static final JobOptions NONE = new JobOptions(Map.of());

  private final Map<String, Object> tree;

  private JobOptions(Map<String, Object> tree) {
    this.tree = tree;
  }

  /** @throws IllegalArgumentException naming the first option whose value is of the wrong type */
  public static JobOptions of(Map<String, ?> tree) {
    var options = new JobOptions(Plain.normalMap(tree));
    options.readAll();
    return options;
  }

  /** Nothing is judged yet. */
  static JobOptions unread(Map<String, ?> tree) {
    return new JobOptions(Plain.normalMap(tree));
  }

  /** Reads one option that is more than its type; throws IllegalArgumentException in words for people. */
  void check(String option) {
    switch (option) {
      case "submit_script_filename", "scheduler_stdout", "scheduler_stderr" -> Sandbox.check(text(option, "x"));
      case "max_wallclock_seconds", "max_memory_kb", JobDeadline.OPTION -> positive(option);
      case "mpirun_extra_params" -> mpirunExtraParams();
      case "environment_variables" -> environmentVariables();
      case "additional_retrieve_list" -> additionalRetrieve();
      default -> throw new IllegalStateException("option " + option + " has nothing to check");
    }
  }

  private void readAll() {
    for (var key : List.of("submit_script_filename", "scheduler_stdout", "scheduler_stderr"))
      if (tree.get(key) != null) Sandbox.check(text(key, ""));
    deadlineSeconds();
    stash();
    unstash();
    for (var key : List.of("queue_name", "account", "qos", "priority", "custom_scheduler_commands", "prepend_text", "append_text",
        "input_filename", "output_filename")) text(key, "");
    truth("rerunnable");
    importSysEnvironment();
    environmentDoubleQuotes();
    withMpi();
    maxWallclockSeconds();
    maxMemoryKb();
    resources();
    mpirunExtraParams();
    environmentVariables();
    additionalRetrieve();
  }

  public String submitScript() {
    return text("submit_script_filename", OptionPorts.SUBMIT_SCRIPT);
  }

  public String schedulerStdout() {
    return text("scheduler_stdout", OptionPorts.SCHEDULER_STDOUT);
  }

  /** The same name as {@link #schedulerStdout()} joins both. */
  public String schedulerStderr() {
    return text("scheduler_stderr", OptionPorts.SCHEDULER_STDERR);
  }

  public Optional<String> inputFilename() {
    return optional("input_filename");
  }

  public Optional<String> outputFilename() {
    return optional("output_filename");
  }

  /** As given, empty when left out; what it means is up to the scheduler. */
  public Map<String, Object> resources() {
    return map("resources");
  }

  /** Seconds, more than 0. */
  public OptionalLong maxWallclockSeconds() {
    return positive("max_wallclock_seconds");
  }

  /** Kilobytes, more than 0. */
  public OptionalLong maxMemoryKb() {
    return positive("max_memory_kb");
  }

  public String customSchedulerCommands() {
    return text("custom_scheduler_commands", "");
  }

  public Optional<String> queueName() {
    return optional("queue_name");
  }

  public Optional<String> account() {
    return optional("account");
  }

  public Optional<String> qos() {
    return optional("qos");
  }

  public Optional<String> priority() {
    return optional("priority");
  }

  /** Empty when the user does not say. */
  public Optional<Boolean> rerunnable() {
    return truth("rerunnable");
  }

  public Mpi withMpi() {
    return truth("withmpi").map(yes -> yes ? Mpi.YES : Mpi.NO).orElse(Mpi.UNSET);
  }

  public List<String> mpirunExtraParams() {
    return list("mpirun_extra_params").stream().map(word -> {
      if (word instanceof String || word instanceof Number) return String.valueOf(word);
      throw wrong("mpirun_extra_params", "a list of words");
    }).toList();
  }

  public boolean importSysEnvironment() {
    return truth("import_sys_environment").orElse(true);
  }

  public Map<String, String> environmentVariables() {
    var variables = new LinkedHashMap<String, String>();
    map("environment_variables").forEach((name, value) -> {
      if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) throw wrong(
          "environment_variables", "names of variables, found '" + name + "'");
      variables.put(name, String.valueOf(value));
    });
    return variables;
  }

  /** Whether {@code $NAME} in values of environment variables is expanded on the computer. */
  public boolean environmentDoubleQuotes() {
    return truth("environment_variables_double_quotes").orElse(false);
  }

  public String prependText() {
    return text("prepend_text", "");
  }

  public String appendText() {
    return text("append_text", "");
  }

  public List<RetrieveEntry> additionalRetrieve() {
    var entries = list("additional_retrieve_list").stream().map(RetrieveEntry::of).toList();
    for (var entry : entries) if (entry.source().startsWith("/"))
      throw new IllegalArgumentException("retrieve '" + entry.source() + "' must be a path in the directory of the job");
    return entries;
  }

  /** Seconds from the birth of the process, more than 0. */
  public OptionalLong deadlineSeconds() {
    return positive(JobDeadline.OPTION);
  }

  public Optional<Stash> stash() {
    var given = map("stash");
    return given.isEmpty() ? Optional.empty() : Optional.of(Stash.of(given));
  }

  public Optional<Unstash> unstash() {
    var given = map("unstash");
    return given.isEmpty() ? Optional.empty() : Optional.of(Unstash.of(given));
  }

  private Optional<String> optional(String key) {
    return Optional.ofNullable(text(key, null));
  }

  private String text(String key, String otherwise) {
    return switch (tree.get(key)) {
      case null -> otherwise;
      case String s -> s;
      default -> throw wrong(key, "text");
    };
  }

  private Optional<Boolean> truth(String key) {
    return switch (tree.get(key)) {
      case null -> Optional.empty();
      case Boolean b -> Optional.of(b);
      default -> throw wrong(key, "true or false");
    };
  }

  private OptionalLong positive(String key) {
    return switch (tree.get(key)) {
      case null -> OptionalLong.empty();
      case Long n when n > 0 -> OptionalLong.of(n);
      default -> throw wrong(key, "a whole number above 0");
    };
  }

  private List<?> list(String key) {
    return switch (tree.get(key)) {
      case null -> List.of();
      case List<?> l -> l;
      default -> throw wrong(key, "a list");
    };
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> map(String key) {
    return switch (tree.get(key)) {
      case null -> Map.of();
      case Map<?, ?> m -> (Map<String, Object>) m;
      default -> throw wrong(key, "a mapping");
    };
  }

  private IllegalArgumentException wrong(String key, String expected) {
    return new IllegalArgumentException("metadata.options." + key + " must be " + expected + ", found " + tree.get(key));
  }
}
