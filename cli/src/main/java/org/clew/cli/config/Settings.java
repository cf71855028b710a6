package org.clew.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.clew.store.PlainJson;
import org.clew.store.StoreException;

/** The settings file of a home. Only what somebody has set stands in it; a write replaces the file as a whole. */
public final class Settings {
  private final Path file;

  public Settings(Path home) {
    this.file = home.resolve("config.json");
  }

  /** The value in effect, plain. */
  public Object value(Setting setting) {
    return changed().getOrDefault(setting.key(), setting.fallback());
  }

  /** What differs from the defaults, by key; throws StoreException when the file is not a JSON object. */
  public Map<String, Object> changed() {
    if (!Files.exists(file)) return Map.of();
    var all = new LinkedHashMap<String, Object>();
    try {
      var plain = PlainJson.read(Files.readString(file));
      if (!(plain instanceof Map<?, ?> map)) throw new IllegalArgumentException("not a JSON object");
      map.forEach((key, value) -> all.put((String) key, value));
    } catch (IllegalArgumentException e) {
      throw new StoreException("The settings file " + file + " holds no JSON object: mend or remove it.", e);
    } catch (IOException e) {
      throw new StoreException("The settings file " + file + " cannot be read (" + e.getMessage() + "): mend or remove it.", e);
    }
    return Collections.unmodifiableMap(all);
  }

  /** Sets a value, or removes it when the value is null. */
  public void put(Setting setting, Object value) {
    var next = new LinkedHashMap<>(changed());
    if (value == null) next.remove(setting.key());
    else next.put(setting.key(), value);
    try {
      Files.createDirectories(file.getParent());
      var fresh = file.resolveSibling("config.json." + UUID.randomUUID());
      Files.writeString(fresh, PlainJson.write(next) + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StoreException("The settings file " + file + " cannot be written (" + e.getMessage()
          + "): check the permissions.", e);
    }
  }
}
