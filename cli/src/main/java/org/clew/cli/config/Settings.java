package org.clew.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.clew.store.PlainJson;
import org.clew.store.StoreException;
import org.clew.store.home.HomeConfig;

/** The settings file of a home. Only what somebody has set stands in it; a write replaces the file as a whole. */
public final class Settings {
  private final Path file;

  public Settings(Path home) {
    this.file = home.resolve(HomeConfig.FILE);
  }

  /** The value in effect, plain. */
  public Object value(Setting setting) {
    return changed().getOrDefault(setting.key(), setting.fallback());
  }

  /** What differs from the defaults, by key; throws StoreException when the file is not a JSON object. */
  public Map<String, Object> changed() {
    return HomeConfig.of(file.getParent());
  }

  /** Sets a value, or removes it when the value is null. */
  public void put(Setting setting, Object value) {
    var next = new LinkedHashMap<>(changed());
    if (value == null) next.remove(setting.key());
    else next.put(setting.key(), value);
    try {
      Files.createDirectories(file.getParent());
      var fresh = file.resolveSibling(HomeConfig.FILE + "." + UUID.randomUUID());
      Files.writeString(fresh, PlainJson.write(next) + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StoreException("The settings file " + file + " cannot be written (" + e.getMessage()
          + "): check the permissions.", e);
    }
  }
}
