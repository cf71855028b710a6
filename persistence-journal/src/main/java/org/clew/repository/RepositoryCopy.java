package org.clew.repository;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clew.repository.Upkeep.Amount;
import org.clew.repository.Upkeep.Progress;
import org.clew.store.FileTrouble;
import org.clew.store.StoreException;

/**
 * Copies a repository, file by file. What an earlier copy holds already becomes another name of the same file where the file
 * system can do that: files of a repository are never changed. Whoever calls holds the {@link UpkeepLock}, so that nothing is
 * moved meanwhile; objects that are put meanwhile may be copied or not.
 */
public final class RepositoryCopy {
  private static final int TELL_EVERY = 1000;

  private final Path to;
  private final Optional<Path> earlier;
  private final Progress progress;
  private final Set<Path> folders = new LinkedHashSet<>();
  private Amount copied = Amount.NONE;
  private Amount linked = Amount.NONE;

  private RepositoryCopy(Path to, Optional<Path> earlier, Progress progress) {
    this.to = to;
    this.earlier = earlier;
    this.progress = progress;
  }

  /**
   * @param copied files whose bytes were written
   * @param linked files that share their bytes with the earlier copy
   */
  public record Result(Amount copied, Amount linked) {}

  /**
   * Returns when all is on disk.
   *
   * @param to a folder, made when it is not there; files that it has already, whole, are left alone
   * @param earlier another copy
   * @throws StoreException when a file can not be read or written
   */
  public static Result of(Repository from, Path to, Optional<Path> earlier, Progress progress) {
    RepositoryCopy copy = new RepositoryCopy(to, earlier.filter(Files::isDirectory), progress);
    try {
      copy.run(from);
      return new Result(copy.copied, copy.linked);
    } catch (IOException e) {
      throw new StoreException("The files of " + from.root() + " could not be copied to " + to + " (" + FileTrouble.of(e)
          + "): check free space and permissions there.", e);
    }
  }

  private void run(Repository from) throws IOException {
    if (Files.isDirectory(from.root().resolve(Loose.LEAVING))) from.loose().recover();
    List<Path> files = new ArrayList<>();
    from.loose().visit(seen -> files.add(seen.path()));
    for (Pack pack : from.packs().refresh()) {
      files.add(pack.file());
      files.add(pack.index());
    }
    Files.createDirectories(to);
    int done = 0;
    for (Path file : files) {
      copy(file, from.root().relativize(file));
      if (++done % TELL_EVERY == 0 || done == files.size()) progress.at("copying files", done, files.size());
    }
    for (Path folder : folders) Directories.sync(folder);
    Directories.sync(to);
  }

  private void copy(Path file, Path name) throws IOException {
    Path target = to.resolve(name);
    long size = Files.size(file);
    Files.createDirectories(target.getParent());
    folders.add(target.getParent());
    if (Files.exists(target) && Files.size(target) == size) return;
    if (earlier.isPresent() && link(earlier.get().resolve(name), size, target)) {
      linked = linked.plus(size);
      return;
    }
    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.READ)) {
      channel.force(true);
    }
    copied = copied.plus(size);
  }

  private static boolean link(Path known, long size, Path target) {
    try {
      if (Files.size(known) != size) return false;
      Files.createLink(target, known);
      return true;
    } catch (UnsupportedOperationException | IOException _) {
      return false;
    }
  }
}
