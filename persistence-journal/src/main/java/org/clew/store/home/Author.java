package org.clew.store.home;

import java.nio.file.Path;
import java.util.Map;

/** Who writes comments and makes groups in a home: the settings {@code user.name} and {@code user.email}, else the login name. */
public final class Author {
  public static final String NAME = "user.name";
  public static final String EMAIL = "user.email";

  private Author() {}

  /** {@code Name <address>}, or what of it is known; never empty. */
  public static String of(Path home) {
    Map<String, Object> settings = HomeConfig.of(home);
    String name = text(settings.get(NAME));
    String email = text(settings.get(EMAIL));
    if (email.isEmpty()) return name.isEmpty() ? login() : name;
    return name.isEmpty() ? email : name + " <" + email + ">";
  }

  private static String text(Object setting) {
    return setting instanceof String value ? value.strip() : "";
  }

  private static String login() {
    String name = System.getProperty("user.name", "");
    return name.isBlank() || name.equals("?") ? "unknown" : name;
  }
}
