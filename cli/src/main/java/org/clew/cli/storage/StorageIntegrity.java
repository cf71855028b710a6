package org.clew.cli.storage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.checkpoint.Integrity;
import org.clew.cli.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks journal and provenance of every process, also while engines run; exit status 1 when something is wrong. */
@Command
public final class StorageIntegrity implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public StorageIntegrity(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    try (var store = shell.openStore()) {
      var report = Integrity.of(store, this::progress);
      if (json) shell.json(facts(report));
      else print(report);
      return report.isSound() ? 0 : 1;
    }
  }

  private void progress(long processes) {
    if (!json && shell.isTerminal()) shell.err().println(processes + " processes …");
  }

  private static Map<String, Object> facts(Integrity.Report report) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("sound", report.isSound());
    facts.put("processes", report.processes());
    facts.put("events", report.events());
    facts.put("findings", report.findings().stream().map(finding -> {
      var each = new LinkedHashMap<String, Object>();
      each.put("pk", finding.pk());
      each.put("uuid", finding.process() == null ? null : finding.process().toString());
      each.put("text", finding.text());
      return each;
    }).toList());
    return facts;
  }

  private void print(Integrity.Report report) {
    for (var finding : report.findings()) shell.out().println(finding.sentence());
    shell.out().println(report.processes() + " processes with " + report.events() + " events: "
        + (report.isSound() ? "all is as it should be." : report.findings().size() + " findings."));
  }
}
