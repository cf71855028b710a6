package org.clew.node;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the end of a log file, and what is added to it. */
final class LogTail {
  private static final int BLOCK = 64 << 10;
  private static final long PAUSE_MS = 200;

  private final Path file;
  private long position;

  LogTail(Path file) {
    this.file = file;
  }

  /** The last lines, at most as many as fit in 64 kB; none when there is no file. Following goes on from here. */
  List<String> last(int lines) throws IOException {
    if (!Files.exists(file)) return List.of();
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      position = Math.max(0, in.length() - BLOCK);
      boolean whole = position == 0;
      var all = read(in).lines().toList();
      var known = whole || all.isEmpty() ? all : all.subList(1, all.size());
      return known.subList(Math.max(0, known.size() - lines), known.size());
    }
  }

  /** What has been added since the last look; begins anew when the file was rolled. */
  String more() throws IOException {
    if (!Files.exists(file)) return "";
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < position) position = 0;
      return read(in);
    }
  }

  /** As {@link #more}, without the beginning of a line whose end is still to come. */
  String moreLines() throws IOException {
    var more = more();
    var whole = more.lastIndexOf('\n') + 1;
    position -= more.substring(whole).getBytes(StandardCharsets.UTF_8).length;
    return more.substring(0, whole);
  }

  private String read(RandomAccessFile in) throws IOException {
    in.seek(position);
    var bytes = new byte[(int) Math.min(Integer.MAX_VALUE - 8, in.length() - position)];
    in.readFully(bytes);
    position += bytes.length;
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
