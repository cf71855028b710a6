package org.clew.transport;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.clew.transport.tar.Sums;

/** Single files on this machine. */
final class LocalFiles {
  private static final long PIECE = 8 << 20;

  private LocalFiles() {}

  /** Under another name until it is complete. Interruption ends it. */
  static void copy(Path from, Path to, Progress progress) throws IOException {
    if (!Files.isRegularFile(from)) throw new NoSuchFileException(from.toString());
    var part = to.resolveSibling(to.getFileName() + Paths.PART);
    try {
      long copied = pieces(from, part, progress);
      if (copied != Files.size(part)) throw new TransportException("cannot copy " + from + ": its length changed meanwhile");
      Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(from));
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  private static long pieces(Path from, Path to, Progress progress) throws IOException {
    try (var in = FileChannel.open(from);
        var out = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      long size = in.size();
      long done = 0;
      while (done < size) {
        long count = in.transferTo(done, Math.min(PIECE, size - done), out);
        if (count <= 0) break;
        done += count;
        progress.moved(done, size);
      }
      return size;
    }
  }

  static String hash(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) throw new NoSuchFileException(file.toString());
    var digest = Sums.digest();
    try (var content = Files.newInputStream(file)) {
      var buffer = new byte[1 << 16];
      for (int count; (count = content.read(buffer)) >= 0;) digest.update(buffer, 0, count);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
