package org.clew.cli.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.checkpoint.Checkpoint;
import org.clew.checkpoint.Persister;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.cli.text.Times;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the checkpoints of a process: every event of its journal is one. */
@Command
public final class ProcessCheckpoints extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The process: pk, uuid, start of its uuid, or label.")
  String identifier;

  public ProcessCheckpoints(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var process = Identifier.process(store.graph(), identifier);
    var checkpoints = new Persister(store).listProcessCheckpoints(process.uuid());
    if (json) {
      var plain = new LinkedHashMap<String, Object>();
      plain.put("pk", process.pk());
      plain.put("checkpoints", checkpoints.stream().map(ProcessCheckpoints::json).toList());
      shell.json(plain);
    } else if (checkpoints.isEmpty()) {
      shell.err().println("Process " + process.pk() + " has no journal of its own: it ran inside a step of its caller, or was imported.");
    } else {
      var table = new Table("Number", "Time", "After", "Tag");
      checkpoints.forEach(point -> table.row(point.sequenceNr(), Times.local(point.at()), point.event(), point.tag()));
      table.print(shell.out(), shell.columns());
    }
    return 0;
  }

  private static Map<String, Object> json(Checkpoint point) {
    var json = new LinkedHashMap<String, Object>();
    json.put("sequence_nr", point.sequenceNr());
    json.put("time", point.at().toString());
    json.put("event", point.event());
    json.put("tag", point.tag());
    return json;
  }
}
