package org.clew.repository;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** Where the bytes of an object lie: in a file of their own, or in a part of a pack. */
record Extent(Path file, long offset, long size) {
  private static final int CHUNK = 1 << 18;

  /** Takes one piece after the other; the buffer is used again. */
  @FunctionalInterface
  interface Sink {
    void take(ByteBuffer piece) throws IOException;
  }

  byte[] read() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(size)];
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) if (in.read(buffer, offset + buffer.position()) < 0) throw new EOFException(file
          + " ends early");
    }
    return bytes;
  }

  void pour(Sink sink) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      pour(in, sink);
    }
  }

  /** @param in the file, opened by the caller */
  void pour(FileChannel in, Sink sink) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(Math.max(size, 1), CHUNK));
    for (long done = 0; done < size;) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), size - done));
      int count = in.read(buffer, offset + done);
      if (count < 0) throw new EOFException(file + " ends early");
      done += count;
      sink.take(buffer.flip());
    }
  }

  /** What the bytes hash to. */
  Hash hash() throws IOException {
    MessageDigest digest = Hash.digest();
    pour(digest::update);
    return Hash.of(digest.digest());
  }
}
