package org.clew.store.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.clew.repository.Repository;
import org.clew.repository.RepositoryCopy;
import org.clew.repository.Upkeep.Progress;
import org.clew.repository.UpkeepLock;
import org.clew.store.PlainJson;
import org.clew.store.Portable;
import org.clew.store.StoreException;
import org.clew.store.home.HomeConfig;
import org.clew.store.home.StorePlace;
import org.clew.store.home.Stores;

/**
 * Takes a backup of a home while engines work on it. Each backup is a home of its own, with an embedded store.
 *
 * <p>The database is copied first, as it is or may have been at one moment, and the files after it: a file is put before
 * anything names it, so whatever the copy names was there by then; upkeep, which alone takes files away, is kept out. Killed at
 * any moment it leaves the earlier backups as they are.
 */
public final class Backup {
  private static final String STORAGE = "storage.";

  private Backup() {}

  /**
   * @param place folder of the backup
   * @param removed earlier ones that were too many
   */
  public record Taken(Path place, RepositoryCopy.Result files, long databaseBytes, List<Path> removed) {}

  /**
   * @param folder where backups are kept, made when there is none
   * @param keep how many of them stay, this one included; empty for all
   * @throws StoreException when the store can not be copied, or a folder can not be used
   */
  public static Taken take(Path home, Path folder, OptionalInt keep, Instant now, Progress progress) {
    StorePlace from = StorePlace.of(home);
    try (BackupFolder backups = BackupFolder.open(folder.toAbsolutePath().normalize());
        UpkeepLock _ = UpkeepLock.of(Repository.open(home)); Portable store = Stores.openPortable(from)) {
      Optional<Path> latest = backups.latest();
      Path draft = backups.begin(now);
      progress.at("copying the database", 0, 0);
      store.copyTo(draft);
      write(draft.resolve(HomeConfig.FILE), settings(home));
      RepositoryCopy.Result files = RepositoryCopy.of(Repository.open(home), draft.resolve("repository"),
          latest.map(path -> path.resolve(
          "repository")), progress);
      long size = Files.size(draft.resolve("clew.db"));
      write(draft.resolve(BackupFolder.NOTE), note(now, from, files, size));
      Path whole = backups.finish(draft);
      return new Taken(whole, files, size, keep.isPresent() ? backups.keep(keep.getAsInt()) : List.of());
    } catch (IOException e) {
      throw BackupFolder.unusable(folder, e);
    }
  }

  /** The settings without those of the store: a copy must not go on in the place of what it was copied from. */
  private static Map<String, Object> settings(Path home) {
    Map<String, Object> settings = new TreeMap<>(HomeConfig.of(home));
    settings.keySet().removeIf(key -> key.startsWith(STORAGE));
    return settings;
  }

  private static Map<String, Object> note(Instant now, StorePlace from, RepositoryCopy.Result files, long database) {
    Map<String, Object> note = new LinkedHashMap<>();
    note.put("format", 1);
    note.put("at", now.toString());
    note.put("store", Map.of("kind", from.kind().durable(), "place", from.text()));
    note.put("database_bytes", database);
    note.put("files", files.copied().objects() + files.linked().objects());
    note.put("file_bytes", files.copied().bytes() + files.linked().bytes());
    return note;
  }

  private static void write(Path file, Map<String, Object> plain) throws IOException {
    Files.writeString(file, PlainJson.write(plain) + "\n");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
