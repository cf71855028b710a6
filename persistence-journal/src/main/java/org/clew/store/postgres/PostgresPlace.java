package org.clew.store.postgres;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.clew.store.PasswordFile;
import org.clew.store.StoreException;
import org.postgresql.Driver;

/**
 * Which database, and who asks for it. The password stays in its file, which is read whenever a connection is opened.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, without a password; {@code ?currentSchema=…} names a schema
 * @param passwordFile its first line is the password; empty when the server asks for none
 */
public record PostgresPlace(String url, String user, Optional<Path> passwordFile) {
  private static final String PREFIX = "jdbc:postgresql:";

  /** @throws StoreException when the url is not of PostgreSQL or brings a password */
  public PostgresPlace {
    if (url.toLowerCase(Locale.ROOT).contains("password=") || url.contains("@")) {
      throw new StoreException("storage.url brings a password: write it into a file of your own (chmod 600), and name that in"
          + " storage.password_file.");
    }
    if (!url.startsWith(PREFIX) || Driver.parseURL(url, null) == null) {
      throw new StoreException("storage.url is '" + url + "': it must be like jdbc:postgresql://host:5432/clew.");
    }
    if (user.isBlank()) throw new StoreException("storage.user is not set: name the user of " + url + ".");
  }

  /** The password, null when there is none; throws StoreException when its file can not be read, or by everybody. */
  String password() {
    return passwordFile.map(file -> PasswordFile.read(file, user)).orElse(null);
  }
}
