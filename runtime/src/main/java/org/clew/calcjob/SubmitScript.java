package org.clew.calcjob;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.clew.calcjob.CodeRun.Errors;
import org.clew.computer.Computer.Quotes;
import org.clew.data.CodeData;
import org.clew.data.CodeData.Command;
import org.clew.data.CodeData.Location;
import org.clew.data.CodeData.Mpi;
import org.clew.scheduler.JobTemplate;
import org.clew.scheduler.JobTemplate.Login;
import org.clew.scheduler.JobTemplate.Queueing;
import org.clew.scheduler.Shell;

/**
 * Writes the job script. However the script ends, its exit status is the content of {@code .clew/exit} in the job directory
 * afterwards, put there by a rename: an empty or half-written file is never seen. Only a script that is killed outright leaves
 * none.
 */
public final class SubmitScript {
  /** Folder of the engine in a job directory. */
  public static final String FOLDER = ".clew";
  /** Exit status of the script and a line end. */
  public static final String EXIT = FOLDER + "/exit";

  private static final String SENTINEL = """
      trap 'clew_exit=$?; echo "$clew_exit" > "$clew_dir/.clew/exit.new" \
      && mv "$clew_dir/.clew/exit.new" "$clew_dir/.clew/exit"' EXIT
      trap 'exit 143' TERM""";

  private final JobSetup job;
  private final UnaryOperator<String> quote;

  private SubmitScript(JobSetup job) {
    this.job = job;
    this.quote = job.computer().script().quotes() == Quotes.DOUBLE ? Shell::doubled : Shell::single;
  }

  /** @throws IllegalArgumentException when option, plugin and code contradict each other about MPI */
  public static String text(JobSetup job) {
    return new SubmitScript(job).text();
  }

  private String text() {
    var shebang = job.computer().script().shebang();
    var lines = new ArrayList<String>();
    lines.add(shebang == null ? "#!/bin/bash" : shebang);
    lines.addAll(job.scheduler().header(template()));
    lines.add(SENTINEL);
    lines.add("");
    var parts = new ArrayList<String>();
    parts.add(environment());
    parts.add(join(prepended()));
    parts.add(runs());
    parts.add(join(appended()));
    parts.add(String.join("\n", job.scheduler().footer(template())));
    lines.add(join(parts));
    return String.join("\n", lines) + "\n";
  }

  private JobTemplate template() {
    var options = job.options();
    var memory = options.maxMemoryKb().isPresent() ? options.maxMemoryKb() : job.computer().mpirun().defaultMemoryKb();
    return new JobTemplate(job.name(), options.schedulerStdout(), options.schedulerStderr(), job.resource(),
        new Queueing(options.queueName(), options.account(), options.qos(), options.priority()), options.rerunnable(),
        options.maxWallclockSeconds(), memory.isPresent() ? OptionalLong.of(memory.getAsLong()) : OptionalLong.empty(),
        options.importSysEnvironment() ? Login.IMPORTED : Login.CLEAN, options.customSchedulerCommands());
  }

  private String environment() {
    var variables = job.options().environmentVariables();
    if (variables.isEmpty()) return "";
    var lines = new ArrayList<String>();
    lines.add("# ENVIRONMENT VARIABLES BEGIN ###");
    UnaryOperator<String> write = job.options().environmentDoubleQuotes() ? Shell::doubled : Shell::single;
    variables.forEach((name, value) -> lines.add("export " + name + "=" + write.apply(value)));
    lines.add("# ENVIRONMENT VARIABLES END ###");
    return String.join("\n", lines);
  }

  private List<String> prepended() {
    var texts = new ArrayList<String>();
    texts.add(job.computer().script().prependText());
    for (var run : job.plan().codes()) texts.add(run.code().prependText());
    texts.add(job.plan().prependText());
    texts.add(job.options().prependText());
    return texts;
  }

  private List<String> appended() {
    var texts = new ArrayList<String>();
    texts.add(job.options().appendText());
    texts.add(job.plan().appendText());
    for (var run : job.plan().codes()) texts.add(run.code().appendText());
    texts.add(job.computer().script().appendText());
    return texts;
  }

  private String runs() {
    var lines = job.plan().codes().stream().map(this::commandLine).toList();
    return switch (job.plan().mode()) {
      case SERIAL -> join(lines);
      case PARALLEL -> join(lines.stream().map(line -> line + " &").toList()) + "\n\nwait";
    };
  }

  private String commandLine(CodeRun run) {
    var words = new ArrayList<String>();
    if (MpiAgreement.of(job.options(), run) == Mpi.YES) mpirun().forEach(word -> words.add(quote.apply(word)));
    if (run.code().location() instanceof Location.Containerized(_, _, var image, var engine))
      words.add(engine.replace("{image}", image));
    var program = program(run);
    words.add(run.code().command() == Command.ONE_WORD ? Shell.doubled(program) : program);
    return String.join(" ", words);
  }

  /** The executable with its arguments and redirections. */
  private String program(CodeRun run) {
    UnaryOperator<String> quoteOfCode = run.code().quotes() == CodeData.Quotes.DOUBLE ? Shell::doubled : Shell::single;
    var words = new ArrayList<String>();
    words.add(quoteOfCode.apply(switch (run.code().location()) {
      case Location.Installed(_, var executable) -> executable;
      case Location.Portable(var executable, _) -> "./" + executable;
      case Location.Containerized(_, var executable, _, _) -> executable;
    }));
    run.arguments().forEach(argument -> words.add(quoteOfCode.apply(argument)));
    if (run.stdin() != null) words.add("< " + quote.apply(run.stdin()));
    if (run.stdout() != null) words.add("> " + quote.apply(run.stdout()));
    if (run.errors() == Errors.JOINED) words.add("2>&1");
    else if (run.stderr() != null) words.add("2> " + quote.apply(run.stderr()));
    return String.join(" ", words);
  }

  private List<String> mpirun() {
    var words = new ArrayList<String>();
    for (var word : job.computer().mpirun().words()) words.add(filledIn(word, job.resource().fields()));
    words.addAll(job.options().mpirunExtraParams());
    return words;
  }

  private static String filledIn(String word, Map<String, Object> fields) {
    var filled = word;
    for (var field : fields.entrySet()) filled = filled.replace("{" + field.getKey() + "}", String.valueOf(field.getValue()));
    return filled;
  }

  private static String join(List<String> texts) {
    return String.join("\n\n", texts.stream().map(String::stripTrailing).filter(text -> !text.isEmpty()).toList());
  }
}
