package org.clew.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The place of one engine in a home: a numbered lock file that the kernel frees when its JVM dies, and beside it {@code N.json},
 * which says where the engine answers and at which address its node is, once it is up.
 *
 * <p>A JVM that closes any descriptor of a file loses all its locks on it, so nothing in the JVM that holds a seat may open the
 * file by other means than {@link Seats}.
 */
final class Seat implements AutoCloseable {
  private final Seats seats;
  private final int number;
  private final FileChannel channel;
  private final Holder holder;

  /**
   * Who has a seat.
   *
   * @param pid 0 as long as it has not said so
   * @param endpoint empty before it is up and after it has begun to leave
   */
  record Holder(int seat, long pid, Optional<Role> role, Optional<EngineEndpoint> endpoint) {
    boolean isDaemon() {
      return role.filter(Role.DAEMON::equals).isPresent();
    }
  }

  Seat(Seats seats, int number, FileChannel channel, Holder holder) {
    this.seats = seats;
    this.number = number;
    this.channel = channel;
    this.holder = holder;
  }

  int number() {
    return number;
  }

  Holder holder() {
    return holder;
  }

  /** Tells others where this engine is found. */
  void announce(EngineEndpoint endpoint) {
    endpoint.write(seats.endpointFile(number));
  }

  /** Nobody is to join or ask this engine from now on; the seat stays taken. */
  void withdraw() {
    EngineEndpoint.delete(seats.endpointFile(number));
  }

  @Override public void close() {
    withdraw();
    seats.free(this);
    try {
      channel.close();
    } catch (IOException e) {
      throw HomeFiles.unusable(seats.home(), e);
    }
  }

  static FileChannel open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
