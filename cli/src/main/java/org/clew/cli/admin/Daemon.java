package org.clew.cli.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The daemon of a home, as its pid file tells; the file outlives a killed daemon, so the process is looked for too. */
public record Daemon(long pid) {
  public static Optional<Daemon> find(Path home) {
    try {
      long pid = Long.parseLong(Files.readString(home.resolve("daemon.pid")).strip());
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(_ -> new Daemon(pid));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }
}
