package org.clew.cli.process;

import java.time.Instant;
import org.clew.checkpoint.Persister;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.process.ProcessState;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a process waits for, from its own journal and not from what was last shown of it. */
@Command
public final class ProcessWhy extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The process: pk, uuid, start of its uuid, or label.")
  String identifier;

  public ProcessWhy(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var row = Identifier.process(store.graph(), identifier);
    boolean hasJournal = store.highestSequenceNr(org.clew.process.Birth.persistenceId(row.uuid())) > 0;
    var state = hasJournal ? new Persister(store).loadCheckpoint(row.uuid(), null) : ProcessState.UNBORN;
    var reason = new WaitReason(store.graph(), row, state, Instant.now());
    if (json) shell.json(reason.json());
    else shell.out().println(reason.sentence());
    return 0;
  }
}
