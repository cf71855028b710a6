package org.clew.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A home without engines, where none can be started until this is closed: those that try wait. */
public final class Standstill implements AutoCloseable {
  private final Path home;
  private final FileChannel door;

  private Standstill(Path home, FileChannel door) {
    this.home = home;
    this.door = door;
  }

  /** @throws NodeException naming the engines that are up */
  public static Standstill of(Path home) {
    var seats = new Seats(home.toAbsolutePath().normalize());
    var still = new Standstill(home, seats.door());
    var present = seats.taken();
    if (present.isEmpty()) return still;
    still.close();
    throw new NodeException("An engine is running in " + home + " (pid " + present.stream().map(holder -> String.valueOf(holder.pid()))
        .collect(Collectors.joining(", ")) + "): stop it with 'clew daemon stop', or wait for the end of 'clew run'.");
  }

  @Override public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }
}
