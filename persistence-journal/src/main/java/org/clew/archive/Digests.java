package org.clew.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of streams. */
public final class Digests {
  private static final int CHUNK = 1 << 16;

  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What a stream held. */
  public record Sum(String sha256, long bytes) {}

  /**
   * Reads to the end.
   *
   * @param out gets a copy
   * @param most bytes after which the stream is given up
   */
  public static Sum copy(InputStream in, OutputStream out, long most) throws IOException {
    var digest = sha256();
    var chunk = new byte[CHUNK];
    long bytes = 0;
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      bytes += count;
      if (bytes > most) throw new IOException("more than " + most + " bytes");
      digest.update(chunk, 0, count);
      out.write(chunk, 0, count);
    }
    return new Sum(hex(digest), bytes);
  }
}
