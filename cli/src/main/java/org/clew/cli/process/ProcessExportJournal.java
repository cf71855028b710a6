package org.clew.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.clew.checkpoint.PersistenceException;
import org.clew.checkpoint.RecordedJournal;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the journals of a process and of what it called, for a test that replays them against changed code. */
@Command
public final class ProcessExportJournal extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The process: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
  Path file;

  public ProcessExportJournal(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var process = Identifier.process(store.graph(), identifier);
    var journal = recorded(store, process);
    if (file == null) {
      shell.out().print(journal.text());
      return 0;
    }
    write(journal.text());
    if (json) {
      var plain = new LinkedHashMap<String, Object>();
      plain.put("pk", process.pk());
      plain.put("file", file.toString());
      plain.put("processes", (long) journal.processes().size());
      plain.put("events", (long) journal.entries().size());
      shell.json(plain);
    } else {
      shell.err().println("Wrote " + file + ": " + journal.entries().size() + " events of " + journal.processes().size()
          + " processes. Contents of files are not in it.");
    }
    return 0;
  }

  private static RecordedJournal recorded(Store store, org.clew.store.Graph.ProcessRow process) {
    try {
      return RecordedJournal.of(store, process);
    } catch (PersistenceException e) {
      throw CommandException.refused(e.getMessage());
    }
  }

  private void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      var why = e instanceof NoSuchFileException ? "there is no such folder" : e.getMessage();
      throw CommandException.refused("Cannot write " + file + ": " + why + ".");
    }
  }
}
