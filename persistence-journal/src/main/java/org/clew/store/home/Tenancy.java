package org.clew.store.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.clew.store.FileTrouble;
import org.clew.store.StoreException;

/**
 * Who runs the processes of a home: the engines of its one cluster together, or one program alone. The kernel frees the lock when
 * its JVM dies. Close it when nothing runs any more.
 *
 * <p>A JVM that closes any descriptor of the file loses its lock, so nothing but this class may open it.
 */
public final class Tenancy implements AutoCloseable {
  private static final Map<Path, Lock> OF_THIS_JVM = new HashMap<>();
  private static final int LONGEST_PID = 20;
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path file;
  private boolean closed;

  private enum Kind { TOGETHER, ALONE }

  private static final class Lock {
    final Kind kind;
    final FileChannel channel;
    int tenants = 1;

    Lock(Kind kind, FileChannel channel) {
      this.kind = kind;
      this.channel = channel;
    }
  }

  private Tenancy(Path file) {
    this.file = file;
  }

  /**
   * For one engine of a cluster: others may be there, and come.
   *
   * @throws StoreException when a program runs the processes of this home by itself
   */
  public static Tenancy together(Path home) {
    return take(home, Kind.TOGETHER);
  }

  /**
   * For a program that makes a cluster of its own.
   *
   * @throws StoreException when engines or another program run the processes of this home, or its settings name other machines
   */
  public static Tenancy alone(Path home) {
    for (var setting : new String[] {"cluster.seeds", "cluster.dns_name"}) {
      if (HomeConfig.of(home).containsKey(setting)) throw new StoreException("The engines of the home " + home
          + " form a cluster with other machines (" + setting
          + "): submit to them with 'clew submit' or the control API, or give the"
          + " program a home of its own.");
    }
    return take(home, Kind.ALONE);
  }

  private static Tenancy take(Path home, Kind kind) {
    synchronized (OF_THIS_JVM) {
      try {
        if (!Files.exists(home)) Files.createDirectories(home, OWNER_ONLY);
        var nodes = home.toRealPath().resolve("nodes");
        Files.createDirectories(nodes);
        var file = nodes.resolve("tenancy.lock");
        var own = OF_THIS_JVM.get(file);
        if (own == null) OF_THIS_JVM.put(file, locked(home, file, kind));
        else if (own.kind == Kind.TOGETHER && kind == Kind.TOGETHER) own.tenants++;
        else throw taken(home, own.kind == Kind.ALONE ? String.valueOf(ProcessHandle.current().pid()) : "");
        return new Tenancy(file);
      } catch (IOException e) {
        throw new StoreException("The home " + home + " cannot be used (" + FileTrouble.of(e)
            + "): it must be a directory that you may write to; or name another home in CLEW_HOME.", e);
      }
    }
  }

  private static Lock locked(Path home, Path file, Kind kind) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock(0, Long.MAX_VALUE, kind == Kind.TOGETHER) == null) throw taken(home, program(channel));
      channel.truncate(0);
      if (kind == Kind.ALONE) channel.write(StandardCharsets.US_ASCII.encode(String.valueOf(ProcessHandle.current().pid())), 0);
      return new Lock(kind, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The pid of the program that is alone there; empty when engines are. */
  private static String program(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(LONGEST_PID);
    channel.read(bytes, 0);
    return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
  }

  private static StoreException taken(Path home, String program) {
    return new StoreException(program.isEmpty()
        ? "The engines of a daemon or of 'clew run' run the processes of the home " + home
        + ": stop them with 'clew daemon stop',"
            + " submit to them with 'clew submit' or the control API, or give this program a home of its own."
        : "A program (pid " + program + ") runs the processes of the home " + home
            + " by itself: wait for its end, end it, or name another home.");
  }

  @Override public void close() {
    synchronized (OF_THIS_JVM) {
      if (closed) return;
      closed = true;
      var lock = OF_THIS_JVM.get(file);
      if (--lock.tenants > 0) return;
      OF_THIS_JVM.remove(file);
      try {
        lock.channel.truncate(0);
        lock.channel.close();
      } catch (IOException e) {
        throw new StoreException("The lock " + file + " cannot be given back: " + e.getMessage(), e);
      }
    }
  }
}
