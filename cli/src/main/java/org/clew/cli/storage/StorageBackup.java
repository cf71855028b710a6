package org.clew.cli.storage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.text.Ordered;
import org.clew.store.backup.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies the home into a folder of backups while engines work. */
@Command
public final class StorageBackup implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "DIR", description = "Folder of backups, best on another disk; made when there is none.")
  Path folder;

  @Option(names = "--keep", paramLabel = "N",
      description = "Keep the newest N backups, this one included, and remove the others.")
  Integer keep;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public StorageBackup(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    if (keep != null && keep < 1) throw CommandException.usage("--keep is " + keep + ": it must be 1 or more.");
    var target = folder.toAbsolutePath().normalize();
    if (target.startsWith(shell.home().toAbsolutePath().normalize())) throw CommandException.usage("The folder " + target
        + " lies in the home that is to be saved: name one elsewhere, best on another disk.");
    var working = new Working(shell);
    var taken = Backup.take(shell.home(), target, keep == null ? OptionalInt.empty() : OptionalInt.of(keep), Instant.now(),
        working);
    working.end();
    var files = taken.files();
    if (json) {
      shell.json(Ordered.map("backup", taken.place().toString(), "database_bytes", taken.databaseBytes(), "copied",
          Bytes.json(files.copied()),
          "linked", Bytes.json(files.linked()), "removed", taken.removed().stream().map(Path::toString).toList()));
    } else {
      shell.out().println("Backup " + taken.place() + ": database " + Bytes.text(taken.databaseBytes()) + ", " + files.copied()
          .objects()
          + " files copied (" + Bytes.text(files.copied().bytes()) + "), " + files.linked().objects()
              + " shared with the backup before ("
          + Bytes.text(files.linked().bytes()) + ").");
      taken.removed().forEach(old -> shell.out().println("Removed " + old + "."));
    }
    return 0;
  }
}
