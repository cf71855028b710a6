package org.clew.calcjob;

import java.util.List;
import java.util.Map;
import org.clew.data.FolderData;
import org.clew.data.RemoteData;
import org.clew.spec.InputPort;
import org.clew.spec.OutputPort;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessSpec;

/** Adds to a spec the ports that every calculation job has besides its own. */
public final class CalcJobPorts {
  public static final String REMOTE_FOLDER = "remote_folder";
  public static final String RETRIEVED = "retrieved";

  static final String SUBMIT_SCRIPT = "_clewsubmit.sh";
  static final String SCHEDULER_STDOUT = "_scheduler-stdout.txt";
  static final String SCHEDULER_STDERR = "_scheduler-stderr.txt";

  private CalcJobPorts() {}

  /** With {@code metadata.computer}, {@code metadata.options}, and the outputs {@code remote_folder} and {@code retrieved}. */
  public static ProcessSpec addTo(ProcessSpec spec) {
    var inputs = spec.inputs()
        .with("metadata", InputPort.of("computer", String.class).optional()
            .help("Label of the computer; needed when the code does not say where it is"))
        .with("metadata", options());
    var outputs = spec.outputs()
        .with(OutputPort.of(REMOTE_FOLDER, RemoteData.class).help("The directory on the computer where the job ran"))
        .with(OutputPort.of(RETRIEVED, FolderData.class).help("The files that were brought back"));
    return spec.withInputs(inputs).withOutputs(outputs);
  }

  static PortNamespace options() {
    return PortNamespace.of("options",
            text("input_filename", "Name of the main input file"),
            text("output_filename", "Name of the main output file"),
            text("submit_script_filename", "Name of the job script").defaultTo(SUBMIT_SCRIPT),
            text("scheduler_stdout", "File for what the job script writes").defaultTo(SCHEDULER_STDOUT),
            text("scheduler_stderr", "File for the errors of the job script").defaultTo(SCHEDULER_STDERR),
            InputPort.of("resources", Map.class).optional().help("Machines and processes, as the scheduler counts them"),
            whole("max_wallclock_seconds", "Time after which the scheduler ends the job, in seconds"),
            text("custom_scheduler_commands", "Lines for the end of the scheduler header"),
            text("queue_name", "Queue or partition"),
            text("account", "Account that pays"),
            text("qos", "Quality of service"),
            text("priority", "Priority, as the scheduler writes it"),
            truth("rerunnable", "Whether the scheduler may start the job again"),
            truth("withmpi", "Whether the code runs under the computer's mpirun command"),
            InputPort.of("mpirun_extra_params", List.class).optional().help("More words for the mpirun command"),
            truth("import_sys_environment", "Whether the job sees the environment of the login").defaultTo(true),
            InputPort.of("environment_variables", Map.class).optional().help("Environment variables to set"),
            truth("environment_variables_double_quotes", "Whether their values are expanded by the shell").defaultTo(false),
            whole("max_memory_kb", "Memory the job may use, in kilobytes"),
            text("prepend_text", "Shell text before the command lines"),
            text("append_text", "Shell text after the command lines"),
            text("parser_name", "Kept for records; the parser is part of the calculation job"),
            InputPort.of("additional_retrieve_list", List.class).optional().help("More files to bring back"),
            refused("stash"), refused("unstash"))
        .optional().validator((value, _) -> problem((Map<?, ?>) value)).help("What is asked of the scheduler and the job script");
  }

  @SuppressWarnings("unchecked")
  private static String problem(Map<?, ?> options) {
    try {
      JobOptions.of((Map<String, ?>) options);
      return null;
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static InputPort refused(String name) {
    return InputPort.of(name, Map.class).optional().help("Not supported yet")
        .validator((_, _) -> "'" + name + "' is not supported yet by this version; leave it out");
  }

  private static InputPort text(String name, String help) {
    return InputPort.of(name, String.class).optional().help(help);
  }

  private static InputPort whole(String name, String help) {
    return InputPort.of(name, Long.class).optional().help(help);
  }

  private static InputPort truth(String name, String help) {
    return InputPort.of(name, Boolean.class).optional().help(help);
  }
}
