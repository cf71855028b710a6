package org.clew.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clew.data.Blob;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;

/**
 * Commands and files of one user on one computer. Safe for many threads; paths are absolute and have no {@code ..}, anything else
 * is an IllegalArgumentException. A missing file is a {@code NoSuchFileException}, every other trouble another IOException.
 *
 * <p>A remote computer is connected to when it is first needed, and again when the connection was lost. Commands and changes that
 * were under way then fail with {@link TransportException.Kind#UNREACHABLE} and are never repeated here, as nobody can know what
 * became of them. Interruption ends every operation soon: commands with InterruptedException, file operations with an
 * InterruptedIOException and the thread marked as interrupted.
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

  /**
   * Creates or replaces many files, and all folders that they need; quicker than one by one.
   *
   * @param files content by path below the folder
   */
  default void write(String folder, Map<String, Blob> files) throws IOException {
    makeFolders(folder);
    var made = new HashSet<>(Set.of(Paths.absolute(folder)));
    for (var file : files.entrySet()) {
      var path = Paths.absolute(folder + "/" + Paths.relative(file.getKey()));
      if (made.add(Paths.parent(path))) makeFolders(Paths.parent(path));
      write(path, file.getValue().bytes());
    }
  }

  byte[] read(String path) throws IOException;

  /** Copies a local file or tree to the computer. */
  default void put(Path local, String path) throws IOException {
    put(local, path, Progress.NONE);
  }

  /**
   * Copies a local file or tree to the computer. A file has its name only when it is there as a whole; what was there before is
   * replaced. Links at the top are followed, links inside a tree are kept.
   */
  default void put(Path local, String path, Progress progress) throws IOException {
    if (Files.isDirectory(local)) putTree(local, path, progress);
    else putFile(local, path, progress);
  }

  void putFile(Path local, String path, Progress progress) throws IOException;

  /** Copies all that a folder holds into a folder of the computer, which is made when it is missing. */
  void putTree(Path local, String folder, Progress progress) throws IOException;

  /** Copies a file or tree from the computer. */
  default void get(String path, Path local) throws IOException {
    get(path, local, Progress.NONE);
  }

  /** Copies a file or tree from the computer; links as with {@link #put(Path, String, Progress)}. */
  void get(String path, Path local, Progress progress) throws IOException;

  /**
   * Copies all that a folder of the computer holds into a folder here, which is made when it is missing. Only plain files,
   * folders and links arrive.
   *
   * @throws TransportException when something would lie, or a kept link would lead, outside of the local folder
   */
  void getTree(String folder, Path local, Links links, Progress progress) throws IOException;

  /** Lends a file of the computer as a local one; it may be gone afterwards. */
  <T> T lend(String path, FileUse<T> use) throws IOException;

  /** Without following a link; empty when there is nothing. */
  Optional<RemoteFile> attributes(String path) throws IOException;

  /**
   * What a folder holds, sorted by name. Links to files are followed, links to folders are not, and links to nothing are left
   * out.
   */
  List<RemoteFile> list(String folder) throws IOException;

  /** Existing paths that match a pattern, sorted; see {@link org.clew.calcjob.Glob}. */
  List<String> glob(String pattern) throws IOException;

  /** With all parents; no error when it exists. */
  void makeFolders(String path) throws IOException;

  /**
   * Atomic; fails with {@code FileAlreadyExistsException} or {@code DirectoryNotEmptyException} when the target holds anything.
   */
  void rename(String from, String to) throws IOException;

  /** A file, link or whole tree; no error when there is nothing. Links are not followed. */
  void remove(String path) throws IOException;

  /** A file or tree, on the computer; links inside a tree are kept. */
  default void copy(String from, String to) throws IOException {
    copy(from, to, Links.KEEP);
  }

  /** A file or tree, on the computer; a link at the top is followed. */
  void copy(String from, String to, Links links) throws IOException;

  void symlink(String target, String link) throws IOException;

  /** @param mode permission bits, e.g. 0755 */
  void chmod(String path, int mode) throws IOException;

  /** SHA-256 of a file as the computer reads it, 64 lower-case hexadecimal digits. */
  String hash(String path) throws IOException;

  /**
   * Packs files and trees of the computer into an archive there, which must not exist unless it may be replaced.
   *
   * @param names paths below the root
   */
  default void compress(Archive archive, String root, List<String> names, Links links, Duration patience)
      throws IOException, InterruptedException {
    Archives.make(this, archive, root, names, links, patience);
  }

  /**
   * Unpacks an archive of the computer into a folder there, which is made when it is missing.
   *
   * @param strip how many leading names are taken off each path; what has no more names is left out
   */
  default void extract(Archive archive, String folder, int strip, Duration patience) throws IOException, InterruptedException {
    Archives.open(this, archive, folder, strip, patience);
  }

  /** Words of a command that opens an interactive shell in a folder of the computer; to be run on a terminal here. */
  List<String> gotoCommand(String workdir);

  /**
   * What the profile of the user prints before a command even begins; must be nothing. It never becomes part of {@link #exec}.
   */
  default String noise() throws IOException, InterruptedException {
    return "";
  }

  @Override
  default void close() {}
}
