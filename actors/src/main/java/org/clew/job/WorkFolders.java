package org.clew.job;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.UUID;
import org.clew.scheduler.Command;

/** Empties working directories of jobs that have ended; nothing outside them is touched, whatever paths and links say. */
public final class WorkFolders {
  private final Machines machines;

  public WorkFolders(Machines machines) {
    this.machines = machines;
  }

  /** Directories are named {@code BASE/ab/cd/REST-ATTEMPT}, where {@code abcd…} is the uuid of the process. */
  public static boolean isMadeFor(String path, UUID process) {
    var id = process.toString();
    return path.matches("/.*/" + id.substring(0, 2) + "/" + id.substring(2, 4) + "/" + id.substring(4) + "-\\d+(\\.\\d+)?");
  }

  /**
   * Removes everything in the directory and keeps the directory itself; one that is gone is no error.
   *
   * @throws JobException with a sentence for people when it cannot be emptied, or was not made for this process
   */
  public void empty(String computer, String path, UUID process) throws JobException, InterruptedException {
    var machine = machines.find(computer);
    var found = machine.exec(Command.of("realpath", "-e", "--", path), "/");
    if (found.exit() != 0) return;
    var root = found.stdout().strip();
    if (!isMadeFor(root, process)) throw machine.failure("the directory " + root + " was not made by Clew for this job");
    try {
      machine.transport().remove(root);
      machine.transport().makeFolders(root);
    } catch (NoSuchFileException _) {
      // somebody else has removed it meanwhile
    } catch (IOException e) {
      throw machine.failure(e);
    }
  }
}
