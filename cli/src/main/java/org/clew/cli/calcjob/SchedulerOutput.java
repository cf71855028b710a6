package org.clew.cli.calcjob;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;

/** What the script of a job and its scheduler have written, as far as it was brought back. */
public final class SchedulerOutput {
  private static final Map<String, String> FILES =
      Map.of("scheduler_stdout", "_scheduler-stdout.txt", "scheduler_stderr", "_scheduler-stderr.txt");

  private SchedulerOutput() {}

  /**
   * Texts by {@code scheduler_stdout} and {@code scheduler_stderr}; empty for processes that are no jobs or have nothing back
   * yet.
   */
  public static Map<String, String> of(Store store, Path home, ProcessRow process) {
    var said = new LinkedHashMap<String, String>();
    if (!process.kind().equals("calcjob")) return said;
    var job = new JobNode(store, process);
    if (!job.outputs().containsKey("retrieved")) return said;
    var files = job.retrievedFiles();
    names(job).forEach((option, file) -> {
      if (files.files().containsKey(file)) said.put(option, new String(files.read(home, file), StandardCharsets.UTF_8));
    });
    return said;
  }

  /** The files that it writes, by option. */
  static Map<String, String> names(JobNode job) {
    var names = new TreeMap<String, String>(FILES);
    names.replaceAll((option, file) -> job.option(option).orElse(file));
    return names;
  }
}
