package org.clew.calcjob;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.clew.process.JobDeadline;
import org.clew.spec.InputPort;
import org.clew.spec.PortNamespace;

/** The namespace {@code metadata.options}: what is asked of scheduler, job script and engine. Each option is judged by itself. */
final class OptionPorts {
  static final String SUBMIT_SCRIPT = "_clewsubmit.sh";
  static final String SCHEDULER_STDOUT = "_scheduler-stdout.txt";
  static final String SCHEDULER_STDERR = "_scheduler-stderr.txt";

  private OptionPorts() {}

  static PortNamespace options() {
    return PortNamespace.of("options",
            text("input_filename", "Name of the main input file"),
            text("output_filename", "Name of the main output file"),
            checked(text("submit_script_filename", "Name of the job script")).defaultTo(SUBMIT_SCRIPT),
            checked(text("scheduler_stdout", "File for what the job script writes")).defaultTo(SCHEDULER_STDOUT),
            checked(text("scheduler_stderr", "File for the errors of the job script; the same name joins both"))
                .defaultTo(SCHEDULER_STDERR),
            InputPort.of("resources", Map.class).optional().help("Machines and processes, as the scheduler counts them"),
            checked(whole("max_wallclock_seconds", "Time after which the scheduler ends the job, in seconds")),
            text("custom_scheduler_commands", "Lines for the end of the scheduler header"),
            text("queue_name", "Queue or partition"),
            text("account", "Account that pays"),
            text("qos", "Quality of service"),
            text("priority", "Priority, as the scheduler writes it"),
            truth("rerunnable", "Whether the scheduler may start the job again"),
            truth("withmpi", "Whether the code runs under the computer's mpirun command"),
            checked(InputPort.of("mpirun_extra_params", List.class).optional().help("More words for the mpirun command")),
            truth("import_sys_environment", "Whether the job sees the environment of the login").defaultTo(true),
            checked(InputPort.of("environment_variables", Map.class).optional().help("Environment variables to set")),
            truth("environment_variables_double_quotes", "Whether their values are expanded by the shell").defaultTo(false),
            checked(whole("max_memory_kb", "Memory the job may use, in kilobytes")),
            text("prepend_text", "Shell text before the command lines"),
            text("append_text", "Shell text after the command lines"),
            text("parser_name", "Kept for records; the parser is part of the calculation job"),
            checked(InputPort.of("additional_retrieve_list", List.class).optional().help("More files to bring back")),
            checked(whole(JobDeadline.OPTION,
                "Time after the birth of the process by which the job must have ended, else the engine"
                + " stops it, in seconds")))
        .with(StashOptions.stash()).with(StashOptions.unstash())
        .optional().help("What is asked of the scheduler and the job script");
  }

  /** Refuses what {@link JobOptions} would refuse later. */
  private static InputPort checked(InputPort port) {
    var name = port.name();
    return port.validator((value, _) -> problem(options -> options.check(name), Map.of(name, value)));
  }

  private static String problem(Consumer<JobOptions> reading, Map<String, ?> option) {
    try {
      reading.accept(JobOptions.unread(option));
      return null;
    } catch (IllegalArgumentException e) {
      return e.getMessage().replaceFirst("^metadata\\.options\\.\\w+ ", "");
    }
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
