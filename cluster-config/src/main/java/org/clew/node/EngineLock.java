package org.clew.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to run the engine of a home; the kernel frees it when its JVM dies.
 *
 * <p>A JVM that closes any descriptor of a file loses all its locks on it, so nothing in the JVM that holds it may open the file
 * by other means than this class.
 */
final class EngineLock implements AutoCloseable {
  private static final Map<Path, EngineLock> HELD = new HashMap<>();
  private static final int TRIES = 25;
  private static final long PAUSE_NS = 20_000_000;

  private final Path file;
  private final FileChannel channel;
  private final Holder holder;

  /** Who runs the engine; pid 0 as long as it has not said so. */
  record Holder(long pid, Optional<Role> role) {
    String sentence() {
      return switch (role.orElse(Role.DAEMON)) {
        case DAEMON -> "The daemon is already running (pid " + pid + ").";
        case RUN -> "'clew run' is working in this home (pid " + pid + ") and is its engine until it ends; wait for it.";
      };
    }
  }

  private EngineLock(Path file, FileChannel channel, Holder holder) {
    this.file = file;
    this.channel = channel;
    this.holder = holder;
  }

  /**
   * Takes the right, waiting for a moment only: somebody may just be looking whether it is taken.
   *
   * @throws NodeException naming who has it
   */
  static EngineLock acquire(Path home, Role role) {
    HomeFiles.prepare(home);
    synchronized (HELD) {
      var file = file(home);
      var own = HELD.get(file);
      if (own != null) throw new NodeException(own.holder.sentence());
      try {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        for (int tries = 1; channel.tryLock() == null; tries++) {
          if (tries == TRIES) {
            var sentence = read(channel).sentence();
            channel.close();
            throw new NodeException(sentence);
          }
          LockSupport.parkNanos(PAUSE_NS);
        }
        var holder = new Holder(ProcessHandle.current().pid(), Optional.of(role));
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(holder.pid() + " " + role.durable() + "\n"), 0);
        var lock = new EngineLock(file, channel, holder);
        HELD.put(file, lock);
        return lock;
      } catch (IOException e) {
        throw HomeFiles.unusable(home, e);
      }
    }
  }

  /** Who runs the engine of the home now, in whatever JVM. */
  static Optional<Holder> holder(Path home) {
    synchronized (HELD) {
      try {
        if (!Files.isRegularFile(home.resolve("engine.lock"))) return Optional.empty();
        var file = file(home);
        var own = HELD.get(file);
        if (own != null) return Optional.of(own.holder);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
          return channel.tryLock(0, Long.MAX_VALUE, true) == null ? Optional.of(read(channel)) : Optional.empty();
        }
      } catch (IOException e) {
        throw HomeFiles.unusable(home, e);
      }
    }
  }

  @Override public void close() {
    synchronized (HELD) {
      HELD.remove(file);
      try {
        channel.close();
      } catch (IOException e) {
        throw HomeFiles.unusable(file.getParent(), e);
      }
    }
  }

  private static Path file(Path home) throws NodeException {
    try {
      return home.toRealPath().resolve("engine.lock");
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }

  private static Holder read(FileChannel channel) throws IOException {
    var bytes = java.nio.ByteBuffer.allocate(64);
    channel.read(bytes, 0);
    var words = StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip().split(" ");
    return words.length == 2 && words[0].matches("\\d{1,18}")
        ? new Holder(Long.parseLong(words[0]), Role.of(words[1])) : new Holder(0, Optional.empty());
  }
}
