package org.clew.computer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A computer that jobs run on; immutable, the {@code with…} methods give changed copies.
 *
 * @param label its name in this store, without {@code @}
 * @param transport name of the transport, e.g. {@code local}
 * @param scheduler name of the scheduler, e.g. {@code direct}
 * @param script texts that surround every job on it
 * @param minimumPollInterval least time between two queries of the scheduler, in seconds
 * @param limits what one user may ask of it at a time, for the whole cluster of engines
 */
public record Computer(String label, String hostname, String description, String transport, String scheduler, WorkDir workDir,
    Mpirun mpirun, ScriptTexts script, double minimumPollInterval, Limits limits, Availability availability) {

  /** Whether new jobs may start there. */
  public enum Availability { ENABLED, DISABLED }

  /** Base of all job directories; may hold {@code {username}}. */
  public record WorkDir(String template) {
    public WorkDir {
      if (template.isBlank()) throw new IllegalArgumentException("a computer needs a work directory");
      if (!template.startsWith("/")) throw new IllegalArgumentException(
          "work directory '" + template + "' must be an absolute path");
    }

    public String of(String username) {
      var path = template.replace("{username}", username);
      return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
  }

  /**
   * How parallel programs are started.
   *
   * @param words command in words; may hold {@code {tot_num_mpiprocs}} and names of resources
   * @param processesPerMachine when the user does not say; 0 for none
   * @param memoryKb memory of a job when the user does not say, in kilobytes; 0 for none
   */
  public record Mpirun(List<String> words, int processesPerMachine, long memoryKb) {
    public Mpirun {
      words = List.copyOf(words);
      if (processesPerMachine < 0) throw new IllegalArgumentException("default_mpiprocs_per_machine must not be negative");
      if (memoryKb < 0) throw new IllegalArgumentException("default_memory_kb must not be negative");
    }

    public Optional<Integer> defaultProcesses() {
      return processesPerMachine == 0 ? Optional.empty() : Optional.of(processesPerMachine);
    }

    public OptionalLong defaultMemoryKb() {
      return memoryKb == 0 ? OptionalLong.empty() : OptionalLong.of(memoryKb);
    }
  }

  /**
   * Texts of the job script.
   *
   * @param shebang first line; null for bash, empty for an empty line
   * @param quotes for the mpirun command and file names
   */
  public record ScriptTexts(String shebang, String prependText, String appendText, Quotes quotes) {
    static final ScriptTexts PLAIN = new ScriptTexts(null, "", "", Quotes.SINGLE);
  }

  /** How words stand in the job script; within double quotes the shell expands variables. */
  public enum Quotes { SINGLE, DOUBLE }

  public Computer {
    if (label.isBlank() || label.contains("@")) throw new IllegalArgumentException(
        "computer label '" + label + "' must be a text without '@'");
    Objects.requireNonNull(hostname, "hostname");
    if (!(minimumPollInterval >= 0)) throw new IllegalArgumentException(
        "minimum poll interval must be 0 or more, was " + minimumPollInterval);
  }

  /** This machine, without a batch system; there from the beginning. */
  public static Computer localhost(String workDir) {
    return new Computer("localhost", "localhost", "This machine", "local", "direct", new WorkDir(workDir),
        new Mpirun(List.of("mpirun", "-np", "{tot_num_mpiprocs}"), 1, 0), ScriptTexts.PLAIN, 0.1, Limits.LOCAL,
        Availability.ENABLED);
  }

  public Computer withScript(ScriptTexts texts) {
    return new Computer(label, hostname, description, transport, scheduler, workDir, mpirun, texts, minimumPollInterval, limits,
        availability);
  }

  public Computer withMpirun(Mpirun next) {
    return new Computer(label, hostname, description, transport, scheduler, workDir, next, script, minimumPollInterval, limits,
        availability);
  }

  public Computer withMinimumPollInterval(double seconds) {
    return new Computer(label, hostname, description, transport, scheduler, workDir, mpirun, script, seconds, limits,
        availability);
  }

  public Computer with(Availability next) {
    return new Computer(label, hostname, description, transport, scheduler, workDir, mpirun, script, minimumPollInterval, limits,
        next);
  }

  public Computer with(Limits next) {
    return new Computer(label, hostname, description, transport, scheduler, workDir, mpirun, script, minimumPollInterval, next,
        availability);
  }

  /** Inverse of {@link ComputerReader#read}. */
  public Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("label", label);
    plain.put("hostname", hostname);
    plain.put("description", description);
    plain.put("transport", transport);
    plain.put("scheduler", scheduler);
    plain.put("work_dir", workDir.template());
    plain.put("mpirun_command", mpirun.words());
    plain.put("default_mpiprocs_per_machine", (long) mpirun.processesPerMachine());
    plain.put("default_memory_kb", mpirun.memoryKb());
    plain.put("shebang", script.shebang());
    plain.put("prepend_text", script.prependText());
    plain.put("append_text", script.appendText());
    plain.put("use_double_quotes", script.quotes() == Quotes.DOUBLE);
    plain.put("minimum_poll_interval", minimumPollInterval);
    limits.putInto(plain);
    plain.put("enabled", availability == Availability.ENABLED);
    return plain;
  }
}
