package org.clew.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;

/**
 * Commands and files of one user on one computer. Safe for many threads; paths are absolute and have no {@code ..}, anything else is an
 * IllegalArgumentException. A missing file is a {@code NoSuchFileException}, every other trouble another IOException.
 */
public interface Transport extends AutoCloseable {

  /** What is done with a file while it is at hand here. */
  @FunctionalInterface
  interface FileUse<T> {
    T use(Path local) throws IOException;
  }

  /**
   * Runs a command to its end. Interruption ends the command, not what it has left behind.
   *
   * @throws TransportException when it could not be started or took longer
   */
  CommandResult exec(Command command, String workdir, Duration timeout) throws IOException, InterruptedException;

  String whoami() throws IOException, InterruptedException;

  /** Creates or replaces a file; its folder must exist. */
  void write(String path, byte[] content) throws IOException;

  byte[] read(String path) throws IOException;

  /** Copies a local file or tree to the computer. */
  void put(Path local, String path) throws IOException;

  /** Copies a file or tree from the computer. */
  void get(String path, Path local) throws IOException;

  /** Lends a file of the computer as a local one; it may be gone afterwards. */
  <T> T lend(String path, FileUse<T> use) throws IOException;

  /** Without following a link; empty when there is nothing. */
  Optional<RemoteFile> attributes(String path) throws IOException;

  /** What a folder holds, sorted by name. Links to files are followed, links to folders are not, and links to nothing are left out. */
  List<RemoteFile> list(String folder) throws IOException;

  /** Existing paths that match a pattern, sorted; see {@link org.clew.calcjob.Glob}. */
  List<String> glob(String pattern) throws IOException;

  /** With all parents; no error when it exists. */
  void makeFolders(String path) throws IOException;

  /** Atomic; fails with {@code FileAlreadyExistsException} or {@code DirectoryNotEmptyException} when the target holds anything. */
  void rename(String from, String to) throws IOException;

  /** A file, link or whole tree; no error when there is nothing. Links are not followed. */
  void remove(String path) throws IOException;

  /** A file or tree, on the computer. */
  void copy(String from, String to) throws IOException;

  void symlink(String target, String link) throws IOException;

  /** @param mode permission bits, e.g. 0755 */
  void chmod(String path, int mode) throws IOException;

  @Override
  default void close() {}
}
