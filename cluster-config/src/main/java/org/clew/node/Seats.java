package org.clew.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The engines of a home, in whatever JVM: each has a seat in the folder {@code nodes}. The locks are what counts; files that a
 * dead engine left behind mean nothing.
 */
final class Seats {
  /** Seats that this JVM holds, by lock file: its own locks cannot be seen from inside. */
  private static final Map<Path, Seat> OWN = new HashMap<>();
  private static final int MOST = 1000;
  private static final long PAUSE_NS = 20_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path home;

  Seats(Path home) {
    this.home = home;
  }

  Path home() {
    return home;
  }

  /**
   * Blocks until no other engine of the home is coming up, so that of two that start at once the second one finds the first.
   * Close it when this one is up.
   *
   * @throws NodeException when that takes more than some minutes
   */
  FileChannel door() {
    HomeFiles.prepare(home);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      var channel = Seat.open(nodes().resolve("door.lock"));
      while (!isLocked(channel)) {
        if (System.nanoTime() > deadline) {
          channel.close();
          throw new NodeException("For " + PATIENCE.toMinutes() + " minutes another engine of " + home
              + " has been coming up, or its store has been moved: wait for its end, or end it.");
        }
        LockSupport.parkNanos(PAUSE_NS);
      }
      return channel;
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** Takes the free seat with the lowest number. */
  Seat take(Role role) {
    HomeFiles.prepare(home);
    synchronized (OWN) {
      try {
        for (int number = 1; number <= MOST; number++) {
          var file = lockFile(number);
          if (OWN.containsKey(file)) continue;
          var channel = Seat.open(file);
          if (channel.tryLock() == null) {
            channel.close();
            continue;
          }
          EngineEndpoint.delete(endpointFile(number));
          var pid = ProcessHandle.current().pid();
          channel.truncate(0);
          channel.write(StandardCharsets.UTF_8.encode(pid + " " + role.durable() + "\n"), 0);
          var seat = new Seat(this, number, channel, new Seat.Holder(number, pid, Optional.of(role), Optional.empty()));
          OWN.put(file, seat);
          return seat;
        }
        throw new NodeException("All " + MOST + " places for engines in " + home + " are taken.");
      } catch (IOException e) {
        throw HomeFiles.unusable(home, e);
      }
    }
  }

  /** Those that are taken now, in order of their numbers. */
  List<Seat.Holder> taken() {
    synchronized (OWN) {
      var taken = new ArrayList<Seat.Holder>();
      if (!Files.isDirectory(nodes())) return taken;
      try (var files = Files.list(nodes())) {
        var numbers = files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d{1,4}\\.lock"))
            .map(name -> Integer.parseInt(name.substring(0, name.indexOf('.')))).sorted().toList();
        for (int number : numbers) holder(number).ifPresent(taken::add);
        return taken;
      } catch (IOException e) {
        throw HomeFiles.unusable(home, e);
      }
    }
  }

  void free(Seat seat) {
    synchronized (OWN) {
      OWN.values().remove(seat);
    }
  }

  Path endpointFile(int number) {
    return nodes().resolve(number + ".json");
  }

  private Optional<Seat.Holder> holder(int number) throws IOException {
    var file = lockFile(number);
    var own = OWN.get(file);
    if (own != null) return Optional.of(withEndpoint(own.holder()));
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.tryLock(0, Long.MAX_VALUE, true) == null ? Optional.of(withEndpoint(read(number, channel)))
          : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private Seat.Holder withEndpoint(Seat.Holder holder) {
    return new Seat.Holder(holder.seat(), holder.pid(), holder.role(),
        EngineEndpoint.read(endpointFile(holder.seat())).filter(endpoint -> endpoint.pid() == holder.pid()));
  }

  private Path lockFile(int number) throws IOException {
    return (Files.isDirectory(home) ? home.toRealPath() : home).resolve("nodes").resolve(number + ".lock");
  }

  private Path nodes() {
    return home.resolve("nodes");
  }

  private static Seat.Holder read(int number, FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(64);
    channel.read(bytes, 0);
    var words = StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip().split(" ");
    return words.length == 2 && words[0].matches("\\d{1,18}")
        ? new Seat.Holder(number, Long.parseLong(words[0]), Role.of(words[1]), Optional.empty())
        : new Seat.Holder(number, 0, Optional.empty(), Optional.empty());
  }
}
