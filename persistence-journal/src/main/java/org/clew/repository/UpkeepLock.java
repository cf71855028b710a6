package org.clew.repository;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.clew.store.FileTrouble;
import org.clew.store.StoreException;

/** Lets one at a time move objects or copy them all. The kernel frees it when its holder dies. */
public final class UpkeepLock implements AutoCloseable {
  private final FileChannel channel;

  private UpkeepLock(FileChannel channel) {
    this.channel = channel;
  }

  /** @throws StoreException when somebody else holds it, or the file can not be written */
  public static UpkeepLock of(Repository repository) {
    Path file = repository.root().resolve("upkeep.lock");
    FileChannel channel = null;
    boolean held = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) throw busy(repository);
      held = true;
      return new UpkeepLock(channel);
    } catch (OverlappingFileLockException e) {
      throw busy(repository);
    } catch (IOException e) {
      throw new StoreException("The lock file " + file + " can not be used (" + FileTrouble.of(e)
          + "): make it and its folder writable.", e);
    } finally {
      if (!held && channel != null) close(channel);
    }
  }

  private static StoreException busy(Repository repository) {
    return new StoreException("A 'storage maintain' or 'storage backup' is at work on " + repository.root()
        + " already: wait until it has ended.");
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // the lock goes with the JVM at the latest
    }
  }

  @Override public void close() {
    close(channel);
  }
}
