package org.clew.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.clew.store.home.Tenancy;

/** A home without engines, where none can be started until this is closed: those that try wait. */
public final class Standstill implements AutoCloseable {
  private final Path home;
  private final FileChannel door;
  private final Tenancy tenancy;

  private Standstill(Path home, FileChannel door, Tenancy tenancy) {
    this.home = home;
    this.door = door;
    this.tenancy = tenancy;
  }

  /**
   * @throws NodeException naming the engines that are up
   * @throws org.clew.store.StoreException naming the program that runs the processes of the home by itself
   */
  public static Standstill of(Path home) {
    var seats = new Seats(home.toAbsolutePath().normalize());
    var door = seats.door();
    Standstill still;
    try {
      still = new Standstill(home, door, Tenancy.together(home));
    } catch (RuntimeException e) {
      close(home, door);
      throw e;
    }
    var present = seats.taken();
    if (present.isEmpty()) return still;
    still.close();
    throw new NodeException("An engine is running in " + home + " (pid " + present.stream()
        .map(holder -> String.valueOf(holder.pid()))
        .collect(Collectors.joining(", ")) + "): stop it with 'clew daemon stop', or wait for the end of 'clew run'.");
  }

  @Override public void close() {
    tenancy.close();
    close(home, door);
  }

  private static void close(Path home, FileChannel door) {
    try {
      door.close();
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }
}
