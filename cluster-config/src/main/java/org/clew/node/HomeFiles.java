package org.clew.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.clew.store.FileTrouble;

/** Small files of a home, for its owner only, written as a whole or not at all. */
final class HomeFiles {
  private HomeFiles() {}

  /** Makes the home when it is missing. */
  static void prepare(Path home) {
    try {
      if (!Files.isDirectory(home)) {
        Files.createDirectories(home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (FileAlreadyExistsException e) {
      throw new NodeException("The home " + home + " is not a directory: remove the file, or name another home in CLEW_HOME.", e);
    } catch (IOException e) {
      throw unusable(home, e);
    }
  }

  static void write(Path file, String text) {
    var temporary = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.deleteIfExists(temporary);
      try (var channel = Files.newByteChannel(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        channel.write(StandardCharsets.UTF_8.encode(text));
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable(file.getParent(), e);
    }
  }

  static NodeException unusable(Path home, IOException e) {
    return new NodeException("The home " + home + " can not be used (" + FileTrouble.of(e)
        + "): give yourself access, make room, or name another home in CLEW_HOME.", e);
  }
}
