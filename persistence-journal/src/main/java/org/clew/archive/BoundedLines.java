package org.clew.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines of a stream as bytes, none longer than a limit. */
final class BoundedLines {
  static final int LONGEST = 64 << 20;

  private final InputStream in;
  private final int longest;
  private final byte[] chunk = new byte[1 << 16];
  private int at;
  private int end;

  BoundedLines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line without its end, or null. */
  byte[] next() throws IOException {
    if (!more()) return null;
    var line = new ByteArrayOutputStream(512);
    do {
      int start = at;
      while (at < end && chunk[at] != '\n') at++;
      if (line.size() + (at - start) > longest) throw new IOException("a line has more than " + longest + " bytes");
      line.write(chunk, start, at - start);
      if (at < end) {
        at++;
        return line.toByteArray();
      }
    } while (more());
    return line.toByteArray();
  }

  private boolean more() throws IOException {
    if (at < end) return true;
    at = 0;
    end = Math.max(0, in.read(chunk));
    return end > 0;
  }
}
