package org.clew.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** A file whose first line is a password, and which nobody else may read. */
public final class PasswordFile {
  private PasswordFile() {}

  /** @throws StoreException when it can not be read, or by everybody */
  public static String read(Path file, String user) {
    try {
      if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        throw new StoreException("The file " + file + " (storage.password_file) can be read by everybody: chmod 600 it.");
      }
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new StoreException("The file " + file + " (storage.password_file) can not be read: it must hold the password of "
          + user + " and be yours (chmod 600).", e);
    }
  }
}
