package org.clew.repository;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;

/** Content that has arrived whole and on disk in a temporary file, before it gets its name. */
record Incoming(Path file, String sha256, long size) {
  private static final int CHUNK = 1 << 16;

  static Incoming receive(Path directory, InputStream content) throws IOException {
    Path file = directory.resolve(UUID.randomUUID().toString());
    boolean whole = false;
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      MessageDigest digest = Hash.digest();
      byte[] chunk = new byte[CHUNK];
      long size = 0;
      for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
        digest.update(chunk, 0, count);
        size += count;
        ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, count);
        while (buffer.hasRemaining()) out.write(buffer);
      }
      out.force(true);
      whole = true;
      return new Incoming(file, HexFormat.of().formatHex(digest.digest()), size);
    } finally {
      if (!whole) Files.deleteIfExists(file);
    }
  }

  void moveTo(Path target) throws IOException {
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  void discard() throws IOException {
    Files.delete(file);
  }
}
