package org.clew.store.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clew.store.FileTrouble;
import org.clew.store.StoreException;

/**
 * A folder of backups, one folder each, named by the time when it was begun (UTC). A backup has that name when it is whole;
 * until then, and while it is removed, it is called {@code .unfinished-…}.
 */
final class BackupFolder implements AutoCloseable {
  static final String NOTE = "backup.json";
  private static final String UNFINISHED = ".unfinished-";

  private final Path folder;
  private final FileChannel lock;

  private BackupFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Opens the folder, made when there is none, for one backup at a time; removes what killed ones have left. */
  static BackupFolder open(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder))
      throw new StoreException(folder + " is a file: name a folder for backups.");
    FileChannel lock = null;
    boolean held = false;
    try {
      if (!Files.exists(folder)) {
        if (folder.getParent() != null) Files.createDirectories(folder.getParent());
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      lock = FileChannel.open(folder.resolve("backup.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) throw busy(folder);
      held = true;
      BackupFolder opened = new BackupFolder(folder, lock);
      opened.removeUnfinished();
      return opened;
    } catch (OverlappingFileLockException _) {
      throw busy(folder);
    } catch (IOException e) {
      throw unusable(folder, e);
    } finally {
      if (!held && lock != null) close(lock);
    }
  }

  /** Whole backups, oldest first. */
  static List<Path> backups(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!entry.getFileName().toString().startsWith(".") && Files.exists(entry.resolve(NOTE))) found.add(entry);
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
    return found.stream().sorted().toList();
  }

  Optional<Path> latest() {
    List<Path> all = backups(folder);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** An empty folder for a backup that is begun now. */
  Path begin(Instant now) throws IOException {
    String name = now.truncatedTo(ChronoUnit.MILLIS).toString().replace(":", "").replace(".", "-");
    return Files.createDirectory(folder.resolve(UNFINISHED + name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** Gives a whole backup its name. */
  Path finish(Path draft) throws IOException {
    sync(draft);
    Path whole = folder.resolve(draft.getFileName().toString().substring(UNFINISHED.length()));
    Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
    return whole;
  }

  /** Removes all but the newest ones; answers which went. */
  List<Path> keep(int newest) throws IOException {
    List<Path> all = backups(folder);
    List<Path> gone = all.subList(0, Math.max(0, all.size() - newest));
    for (Path old : gone) {
      Path leaving = folder.resolve(UNFINISHED + old.getFileName());
      Files.move(old, leaving, StandardCopyOption.ATOMIC_MOVE);
      remove(leaving);
    }
    return List.copyOf(gone);
  }

  private void removeUnfinished() throws IOException {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
      for (Path draft : drafts) remove(draft);
    }
  }

  private static void remove(Path tree) throws IOException {
    Files.walkFileTree(tree, new SimpleFileVisitor<>() {
      @Override public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
        if (e != null) throw e;
        Files.delete(directory);
        return FileVisitResult.CONTINUE;
      }
    });
  }

  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static StoreException unusable(Path folder, IOException e) {
    return new StoreException("The folder of backups " + folder + " can not be used (" + FileTrouble.of(e)
        + "): check free space and permissions there.", e);
  }

  private static StoreException busy(Path folder) {
    return new StoreException("Another backup is being made in " + folder + ": wait until it has ended.");
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override public void close() {
    close(lock);
  }
}
