package org.clew.store.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.clew.repository.Repository;
import org.clew.repository.RepositoryCopy;
import org.clew.repository.Upkeep.Progress;
import org.clew.store.FileTrouble;
import org.clew.store.StoreException;
import org.clew.store.home.HomeConfig;
import org.clew.store.sqlite.SqliteStore;

/**
 * Brings a backup back into an empty home. The database comes last and whole: until then the home has none, nothing else
 * opens it, and after a kill the same call goes on where it was.
 */
public final class Restore {
  private Restore() {}

  /**
   * @param place a backup, or a folder of backups, of which the newest is taken; answered is the one that was taken
   * @throws StoreException when there is no backup, the home is not empty, or something can not be read or written
   */
  public static Path into(Path home, Path place, Progress progress) {
    Path backup = backup(place.toAbsolutePath().normalize());
    try {
      prepare(home, backup);
      RepositoryCopy.of(Repository.existing(backup), home.resolve("repository"), Optional.empty(), progress);
      if (Files.exists(backup.resolve(HomeConfig.FILE))) copy(backup.resolve(HomeConfig.FILE), home.resolve(HomeConfig.FILE));
      progress.at("copying the database", 0, 0);
      copy(backup.resolve("clew.db"), home.resolve("clew.db"));
      Files.delete(home.resolve(SqliteStore.UNFINISHED_RESTORE));
      BackupFolder.sync(home);
      return backup;
    } catch (IOException e) {
      throw new StoreException("The backup " + backup + " could not be brought into " + home + " (" + FileTrouble.of(e)
          + "): check free space and permissions there.", e);
    }
  }

  private static Path backup(Path place) {
    if (Files.exists(place.resolve(BackupFolder.NOTE))) return place;
    List<Path> all = Files.isDirectory(place) ? BackupFolder.backups(place) : List.of();
    if (all.isEmpty()) throw new StoreException("There is no backup in " + place
        + ": name a folder that 'clew storage backup' has written.");
    return all.getLast();
  }

  private static void prepare(Path home, Path backup) throws IOException {
    if (!Files.exists(home)) {
      if (home.getParent() != null) Files.createDirectories(home.getParent());
      Files.createDirectory(home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path mark = home.resolve(SqliteStore.UNFINISHED_RESTORE);
    if (Files.exists(mark)) {
      var begun = Files.readString(mark).strip();
      if (!begun.equals(backup.toString())) throw new StoreException("The home " + home + " is half restored from " + begun
          + ": give that backup again, or empty the home.");
      return;
    }
    try (var entries = Files.list(home)) {
      if (entries.findAny().isPresent()) throw new StoreException("The home " + home
          + " is not empty: name another one in CLEW_HOME, or move what is there away.");
    }
    Files.writeString(mark, backup + "\n");
    BackupFolder.sync(home);
  }

  private static void copy(Path from, Path to) throws IOException {
    Path draft = to.resolveSibling(to.getFileName() + ".restore");
    Files.copy(from, draft, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.READ)) {
      channel.force(true);
    }
    Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
    BackupFolder.sync(to.getParent());
  }
}
