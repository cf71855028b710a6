package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.clew.data.InMemoryBlob;
import org.clew.transport.TransportException;

/**
 * Where sockets of shared connections lie: a folder that only its owner can enter, with a short path, as the path of a socket has
 * at most 107 bytes (unix(7)) and ssh adds 17 while it makes one.
 */
final class ControlFolder {
  private static final int LONGEST = 107 - 17;
  private static final int DIGITS = 16;
  private static final String PRIVATE = "rwx------";

  private ControlFolder() {}

  /** The same path for the same connection, also after a restart; the folder exists then. */
  static Path socket(String identity) throws IOException {
    var name = InMemoryBlob.sha256Of(identity.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    var runtime = System.getenv("XDG_RUNTIME_DIR");
    var folder = runtime != null && Files.isDirectory(Path.of(runtime)) && (runtime + "/clew/" + name).length() <= LONGEST
        ? Path.of(runtime, "clew") : Path.of("/tmp", "clew-" + System.getProperty("user.name"));
    make(folder);
    return folder.resolve(name);
  }

  /** @throws TransportException when it is there and others can enter it */
  static void make(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
    } catch (FileAlreadyExistsException _) {
      var found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!found.isDirectory() || !found.owner().getName().equals(System.getProperty("user.name"))
          || !PosixFilePermissions.toString(found.permissions()).equals(PRIVATE))
        throw new TransportException("folder " + folder
            + " must belong to you and be closed for all others (chmod 700): sockets of ssh lie in it");
    }
  }
}
