package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.clew.transport.TransportException;

/** What a script says when it fails, by the words of the C library (strerror(3)) in English. */
final class ShellTrouble {
  private ShellTrouble() {}

  static IOException of(String path, int exit, String stderr) {
    if (stderr.contains("No such file or directory") || stderr.contains("Not a directory")) return new NoSuchFileException(path);
    if (stderr.contains("Directory not empty")) return new DirectoryNotEmptyException(path);
    if (stderr.contains("File exists")) return new FileAlreadyExistsException(path);
    if (stderr.contains("Permission denied")) return new AccessDeniedException(path, null, "permission denied");
    var said = stderr.strip().lines().reduce((_, last) -> last).orElse("exit status " + exit);
    return new TransportException(path + ": " + said);
  }
}
