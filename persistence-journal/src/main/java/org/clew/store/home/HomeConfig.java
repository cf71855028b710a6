package org.clew.store.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.store.FileTrouble;
import org.clew.store.PlainJson;
import org.clew.store.StoreException;

/** The settings file {@code config.json} of a home. Only what somebody has set stands in it. */
public final class HomeConfig {
  public static final String FILE = "config.json";

  private HomeConfig() {}

  /** What was set, by key, plain; throws StoreException when the file is there and not a JSON object. */
  public static Map<String, Object> of(Path home) {
    Path file = home.resolve(FILE);
    Map<String, Object> all = new LinkedHashMap<>();
    try {
      if (!(PlainJson.read(Files.readAllBytes(file)) instanceof Map<?, ?> map))
        throw new IllegalArgumentException("not an object");
      map.forEach((key, value) -> all.put((String) key, value));
    } catch (NoSuchFileException _) {
      return Map.of();
    } catch (IllegalArgumentException e) {
      throw new StoreException("The settings file " + file + " holds no JSON object: mend or remove it.", e);
    } catch (IOException e) {
      if (Files.exists(home) && !Files.isDirectory(home)) throw new StoreException("The home " + home
          + " is not a directory: remove the file, or name another home in CLEW_HOME.", e);
      throw new StoreException("The settings file " + file + " cannot be read (" + FileTrouble.of(e)
          + "): mend or remove it.", e);
    }
    return Collections.unmodifiableMap(all);
  }
}
