package org.clew.cli.storage;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.cli.text.Ordered;
import org.clew.store.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a backup into the home, which must be empty. */
@Command
public final class StorageRestore implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "DIR", description = "A backup, or the folder of backups, of which the newest is taken.")
  Path place;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public StorageRestore(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    var working = new Working(shell);
    var backup = Restore.into(shell.home().toAbsolutePath().normalize(), place, working);
    working.end();
    try (var store = shell.openStore()) {
      int active = store.graph().active().size();
      if (active > 0) shell.err()
          .println(active + " processes had not ended: the next engine goes on with them. Make sure that no other engine "
          + "works on the home that was saved, since both would see to the same jobs.");
      if (json) shell.json(Ordered.map("backup", backup.toString(), "home", shell.home().toString(), "active", active));
      else shell.out().println("The home " + shell.home() + " is as it was in " + backup
          + ". 'clew storage integrity' checks it.");
    }
    return 0;
  }
}
