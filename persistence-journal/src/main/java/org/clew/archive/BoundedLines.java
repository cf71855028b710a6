package org.clew.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines of a stream as bytes, none longer than a limit. */
final class BoundedLines {
  static final int LONGEST = 64 << 20;

  private final InputStream in;
  private final int longest;

  BoundedLines(InputStream in, int longest) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.longest = longest;
  }

  /** The next line without its end, or null. */
  byte[] next() throws IOException {
    int first = in.read();
    if (first < 0) return null;
    var line = new ByteArrayOutputStream(512);
    for (int next = first; next >= 0 && next != '\n'; next = in.read()) {
      if (line.size() >= longest) throw new IOException("a line has more than " + longest + " bytes");
      line.write(next);
    }
    return line.toByteArray();
  }
}
