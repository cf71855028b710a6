package org.clew.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.clew.store.FileTrouble;
import org.clew.store.StoreException;

/** The directory of a store and the names in it. */
record Home(Path directory) {
  /** Creates the directory, open to its owner only, when it does not exist. */
  static Home prepare(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    try {
      if (!Files.exists(absolute)) {
        if (absolute.getParent() != null) Files.createDirectories(absolute.getParent());
        Files.createDirectories(absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new StoreException("The home " + absolute + " can not be created (" + FileTrouble.of(e)
          + "): create it, or name another one in CLEW_HOME.", e);
    }
    if (!Files.isDirectory(absolute)) {
      throw new StoreException("The home " + absolute
          + " is not a directory: remove the file, or name another home in CLEW_HOME.");
    }
    if (!Files.isReadable(absolute) || !Files.isExecutable(absolute)) {
      throw new StoreException("The home " + absolute
          + " can not be read: give yourself access (chmod u+rwx), or name another home in CLEW_HOME.");
    }
    if (!Files.isWritable(absolute)) {
      throw new StoreException("The home " + absolute
          + " can not be written: give yourself access (chmod u+w), or name another home in CLEW_HOME.");
    }
    requireWhole(absolute);
    return new Home(absolute);
  }

  private static void requireWhole(Path home) {
    Path mark = home.resolve(SqliteStore.UNFINISHED_RESTORE);
    if (!Files.exists(mark)) return;
    String from;
    try {
      from = Files.readString(mark).strip();
    } catch (IOException _) {
      from = "BACKUP";
    }
    throw new StoreException("The home " + home + " is half restored: let 'clew storage restore " + from
        + "' end, or call it again; or empty the home.");
  }

  Path database() {
    return directory.resolve("clew.db");
  }

  Path writeAheadLog() {
    return directory.resolve("clew.db-wal");
  }

  Path lock() {
    return directory.resolve("clew.lock");
  }
}
