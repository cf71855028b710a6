package org.clew.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.clew.store.PlainJson;

/** How many workers the daemon of a home is to have, kept in {@code nodes/wanted.json}; not there when it is not to run. */
record Workers(Path home) {

  OptionalInt wanted() {
    return read().get("workers") instanceof Long count ? OptionalInt.of(Math.toIntExact(count)) : OptionalInt.empty();
  }

  /** Whether somebody who is still alive is exchanging workers and wants nobody else to start or stop any. */
  boolean areHeld() {
    return read().get("held_by") instanceof Long pid && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  void want(int count) {
    write(Map.of("workers", (long) count));
  }

  /** Until {@link #want}, or the end of this JVM, nobody else starts or stops workers. */
  void hold(int count) {
    write(Map.of("workers", (long) count, "held_by", ProcessHandle.current().pid()));
  }

  void wantNone() {
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }

  private void write(Map<String, Object> json) {
    HomeFiles.prepare(file().getParent());
    HomeFiles.write(file(), PlainJson.write(json) + "\n");
  }

  private Map<?, ?> read() {
    try {
      return PlainJson.read(Files.readAllBytes(file())) instanceof Map<?, ?> json ? json : Map.of();
    } catch (NoSuchFileException _) {
      return Map.of();
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    } catch (IllegalArgumentException _) {
      return Map.of();
    }
  }

  private Path file() {
    return home.resolve("nodes").resolve("wanted.json");
  }
}
