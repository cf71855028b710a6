package org.clew.cli.storage;

import java.time.Duration;
import java.time.Instant;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Ordered;
import org.clew.repository.Repository;
import org.clew.repository.Upkeep;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Packs files and removes those that nothing names, beside running engines. */
@Command
public final class StorageMaintain extends StoreCommand {
  @Option(names = "--full", description = "Also rewrite packs that are small or hold files that nothing names.")
  boolean full;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dryRun;

  @Option(names = "--grace", paramLabel = "HOURS", defaultValue = "24",
      description = "How long a file that nothing names stays after it was last put; 1 or more (default ${DEFAULT-VALUE}).")
  double hours;

  public StorageMaintain(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    if (!(hours >= 1)) throw CommandException.usage("--grace is " + hours + ": it must be 1 hour or more, "
        + "since running work puts files before anything names them.");
    var working = new Working(shell);
    var plan = new Upkeep.Plan(full, dryRun, Duration.ofSeconds((long) (hours * 3600)));
    var report = Upkeep.run(Repository.open(shell.home()), store, plan, Instant.now(), working);
    working.end();
    report.heldBackBy().ifPresent(process -> shell.err().println("Objects that are younger than process " + process.pk() + " ("
        + process.processLabel()
        + "), which has not ended, were left alone: it may need them."));
    report.problems().forEach(problem -> shell.err().println(problem + ": see 'clew storage integrity'."));
    if (json) shell.json(Ordered.map("dry_run", dryRun, "packed", Bytes.json(report.packed()), "duplicates",
        Bytes.json(report.duplicates()),
        "removed", Bytes.json(report.removed()), "waiting", Bytes.json(report.waiting()), "freed_bytes", report.freed(),
            "packs", report.packs(),
        "held_back_by", report.heldBackBy().map(process -> process.pk()).orElse(null), "problems", report.problems()));
    else print(report);
    return report.problems().isEmpty() ? 0 : 1;
  }

  private void print(Upkeep.Report report) {
    var would = dryRun ? "would be " : "";
    shell.out().println(Bytes.text(report.packed()) + " " + would + "packed; there are " + report.packs() + " packs.");
    if (report.duplicates().objects() > 0) shell.out().println(Bytes.text(report.duplicates()) + " that packs hold as well "
        + would + "removed.");
    shell.out().println(Bytes.text(report.removed()) + " that nothing names " + would + "removed.");
    if (report.waiting().objects() > 0) shell.out().println(Bytes.text(report.waiting())
        + " that nothing names yet stay for now.");
    if (full) shell.out().println("Rewriting packs " + (dryRun ? "would free " : "has freed ")
        + Bytes.text(Math.max(0, report.freed())) + ".");
  }
}
