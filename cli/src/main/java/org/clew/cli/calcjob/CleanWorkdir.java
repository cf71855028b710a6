package org.clew.cli.calcjob;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.clew.cli.CommandException;
import org.clew.cli.Prompt;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.computer.Access;
import org.clew.cli.computer.Connections;
import org.clew.cli.text.States;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Graph;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Empties the working directories of jobs that have ended: of those that are named, or of all that the options choose. */
@Command
public final class CleanWorkdir extends StoreCommand {
  private static final int PAGE = 1000;

  @Parameters(paramLabel = "PK", arity = "0..*", description = "The jobs: pk, uuid, start of a uuid, or label.")
  List<String> identifiers = new ArrayList<>();

  @Option(names = {"-p", "--past-days"}, paramLabel = "DAYS", description = "All that changed in the last DAYS days.")
  Double pastDays;

  @Option(names = {"-o", "--older-than"}, paramLabel = "DAYS", description = "All that did not change in the last DAYS days.")
  Double olderThan;

  @Option(names = {"-Y", "--computer"}, paramLabel = "LABEL", description = "Only those on this computer.")
  String computer;

  @Option(names = {"-E", "--exit-status"}, paramLabel = "N", description = "Only those that finished with this exit status.")
  Integer exitStatus;

  @Option(names = {"-f", "--force"}, description = "Ask no question.")
  boolean force;

  public CleanWorkdir(Shell shell) {
    super(shell);
  }

  @Override protected boolean usesPlugins() {
    return true;
  }

  @Override protected int run(Store store) {
    boolean chosen = pastDays != null || olderThan != null || computer != null || exitStatus != null;
    if (identifiers.isEmpty() && !chosen)
      throw CommandException.usage("Name the jobs, or choose them with --past-days, --older-than, --computer"
          + " or --exit-status.");
    var registry = ComputerRegistry.of(store, shell.home());
    if (computer != null) Access.named(registry, computer);
    var jobs = (identifiers.isEmpty() ? ended(store) : named(store)).stream().filter(this::isChosen).toList();
    if (!force && !jobs.isEmpty() && !confirmed(jobs)) {
      shell.err().println("Nothing was removed.");
      return 1;
    }
    return clean(jobs, registry);
  }

  private List<JobNode> named(Store store) {
    var jobs = identifiers.stream().map(identifier -> CalcJobCommand.named(store, identifier)).toList();
    for (var job : jobs) {
      if (!States.isTerminal(job.process().state())) throw CommandException.refused(job.name()
          + " has not ended; its files are still needed.");
      job.source().ifPresent(source -> {
        throw CommandException.refused(job.name() + " ran no job; its files are those of process " + source.pk()
            + ": name that one.");
      });
    }
    return jobs;
  }

  /** All jobs that have ended and still have a directory. */
  private static List<JobNode> ended(Store store) {
    var jobs = new ArrayList<JobNode>();
    var before = OptionalLong.empty();
    while (true) {
      var page = store.graph()
          .processes(new Graph.Filter(Set.of("finished", "excepted", "killed"), Optional.empty(), false, false, false,
          Optional.empty(), before, PAGE));
      page.stream().filter(process -> process.kind().equals("calcjob") && process.cachedFrom() == null)
          .map(process -> new JobNode(store, process))
          .filter(job -> job.cleaned().isEmpty() && job.outputs().containsKey("remote_folder")).forEach(jobs::add);
      if (page.size() < PAGE) return jobs;
      before = OptionalLong.of(page.getLast().pk());
    }
  }

  private boolean isChosen(JobNode job) {
    var process = job.process();
    return (pastDays == null || process.mtime().isAfter(daysAgo(pastDays)))
        && (olderThan == null || process.mtime().isBefore(daysAgo(olderThan)))
        && (exitStatus == null || exitStatus.equals(process.exitStatus()))
        && (computer == null || job.remoteFolder().computer().equals(computer));
  }

  private static Instant daysAgo(double days) {
    return Instant.now().minus(Duration.ofMillis((long) (days * 86_400_000)));
  }

  private boolean confirmed(List<JobNode> jobs) {
    var places = jobs.stream().limit(20)
        .map(job -> job.name() + "  " + job.remoteFolder().computer() + ":" + job.remoteFolder().path()).toList();
    if (!shell.isTerminal() || json) throw CommandException.refused("This removes all files of " + count(jobs.size()) + " ("
        + String.join(", ", places) + (jobs.size() > 20 ? ", …" : "") + "); say --force to do it.");
    places.forEach(shell.err()::println);
    return new Prompt(shell).confirmed("Remove all files of " + count(jobs.size()) + "?");
  }

  /** One after the other; those that cannot be cleaned are told at the end. */
  private int clean(List<JobNode> jobs, ComputerRegistry registry) {
    var cleaned = new ArrayList<String>();
    var problems = new LinkedHashMap<JobNode, String>();
    try (var connections = new Connections(registry)) {
      for (var job : jobs) if (job.cleaned().isEmpty()) clean(job, connections, cleaned, problems);
    }
    if (!problems.isEmpty())
      throw new CommandException(CommandException.Reason.FAILED, "Emptied " + count(cleaned.size()) + ", not these:",
          problems.entrySet().stream().map(problem -> new CommandException.Detail(String.valueOf(problem.getKey().process().pk()),
              problem.getValue())).toList());
    if (json) shell.json(Map.of("cleaned", cleaned));
    else shell.err().println("Emptied " + count(cleaned.size()) + ".");
    return 0;
  }

  private static void clean(JobNode job, Connections connections, List<String> cleaned, Map<JobNode, String> problems) {
    try {
      var directory = Workdir.of(job, connections);
      directory.empty(job.process().uuid());
      job.markCleaned(Instant.now());
      cleaned.add(directory.root());
    } catch (CommandException e) {
      problems.put(job, e.getMessage());
    }
  }

  private static String count(int directories) {
    return directories + (directories == 1 ? " directory" : " directories");
  }
}
