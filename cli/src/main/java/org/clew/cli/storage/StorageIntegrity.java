package org.clew.cli.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.checkpoint.Integrity;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Ordered;
import org.clew.repository.FileCheck;
import org.clew.repository.Repository;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks journal, provenance and files, also while engines run; exit status 1 when something is wrong. */
@Command
public final class StorageIntegrity extends StoreCommand {
  @Option(names = "--quick", description = "Do not read the contents of files, only look whether they are there.")
  boolean quick;

  public StorageIntegrity(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var processes = Integrity.of(store, this::progress);
    var working = new Working(shell);
    var files = FileCheck.of(Repository.open(shell.home()), store, quick ? FileCheck.Depth.QUICK : FileCheck.Depth.WHOLE,
        (what, done, all) -> {
          if (!json && shell.isTerminal()) working.at(what, done, all);
        });
    working.end();
    var findings = new ArrayList<Map<String, Object>>();
    processes.findings().forEach(each -> findings.add(each.process() == null
        ? finding("node", each.pk(), store.graph().node(each.pk()).map(node -> node.uuid().toString()).orElse(null), each.text())
        : finding("process", each.pk(), each.process().toString(), each.text())));
    files.findings().forEach(each -> findings.add(file(each)));
    if (json) json(processes, files, findings);
    else print(processes, files, findings);
    return findings.isEmpty() ? 0 : 1;
  }

  private void progress(long processes) {
    if (!json && shell.isTerminal()) shell.err().println(processes + " processes …");
  }

  private static Map<String, Object> finding(String kind, Long pk, String uuid, String text) {
    return Ordered.map("kind", kind, "pk", pk, "uuid", uuid, "text", text);
  }

  private static Map<String, Object> file(FileCheck.Finding each) {
    var node = each.node();
    var finding = finding(each.kind().durable(), node == null ? null : node.pk(), node == null ? null : node.uuid().toString(),
        each.text());
    finding.put("sha256", each.sha256());
    finding.put("size", each.size());
    return finding;
  }

  private void json(Integrity.Report processes, FileCheck.Report files, List<Map<String, Object>> findings) {
    shell.json(Ordered.map("sound", findings.isEmpty(), "processes", processes.processes(), "events", processes.events(), "links",
        processes.links(), "objects", files.objects(), "bytes", files.bytes(), "contents_read", !quick, "findings", findings,
        "notes", files.unused().stream().map(StorageIntegrity::file).toList()));
  }

  private void print(Integrity.Report processes, FileCheck.Report files, List<Map<String, Object>> findings) {
    for (var finding : findings) {
      var kind = finding.get("kind").equals("process") ? "Process " : "Node ";
      shell.out().println((finding.get("pk") == null ? "" : kind + finding.get("pk") + " ") + finding.get("text") + ".");
    }
    if (!files.unused().isEmpty()) shell.out().println("Note: nothing names " + files.unused().size()
        + (files.unused().size() == 1 ? " object ("
        : " objects (") + Bytes.text(files.unused().stream().mapToLong(FileCheck.Finding::size).sum())
        + "); 'clew storage maintain' removes what is older than a day.");
    shell.out().println(processes.processes() + " processes with " + processes.events() + " events, " + processes.links()
        + " links, " + files.objects() + " objects" + (quick ? " (not read)" : "") + ": "
        + (findings.isEmpty() ? "all is as it should be." : findings.size()
            + (findings.size() == 1 ? " finding." : " findings.")));
  }
}
