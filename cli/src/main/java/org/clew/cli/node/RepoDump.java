package org.clew.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.calcjob.StoredFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes all files of a node into a new folder. */
@Command
public final class RepoDump extends RepoCommand {
  @Parameters(paramLabel = "DIR", index = "1", description = "The folder; it must be empty or not be there.")
  Path folder;

  public RepoDump(Shell shell) {
    super(shell);
  }

  @Override int run(StoredFiles files) {
    try {
      refuseUnlessEmpty();
      for (var path : files.files().keySet()) {
        var file = confined(path);
        Files.createDirectories(file.getParent());
        Files.write(file, files.read(shell.home(), path));
      }
    } catch (IOException e) {
      throw CommandException.refused("Cannot write to " + folder + ": " + e.getMessage() + ".");
    }
    if (json) shell.json(java.util.Map.of("folder", folder.toString(), "files", (long) files.files().size()));
    else shell.err().println("Wrote " + files.files().size() + " files to " + folder + ".");
    return 0;
  }

  private void refuseUnlessEmpty() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) throw CommandException.refused(folder + " is not a folder.");
    if (Files.isDirectory(folder)) {
      try (var inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) throw CommandException.refused(folder + " is not empty; give a new folder.");
      }
    }
    Files.createDirectories(folder);
  }

  /** Also what somebody wrote into the store by hand stays in the folder. */
  private Path confined(String path) {
    var root = folder.toAbsolutePath().normalize();
    var file = root.resolve(path).normalize();
    if (file.startsWith(root) && !file.equals(root)) return file;
    throw CommandException.refused("The file '" + path + "' would be written outside " + folder + "; nothing of it was written.");
  }
}
