package org.clew.transport.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.data.Blob;
import org.clew.transport.Links;
import org.clew.transport.Paths;
import org.clew.transport.Progress;
import org.clew.transport.TransportException;
import org.clew.transport.ssh.Link.Again;
import org.clew.transport.tar.Sums;
import org.clew.transport.tar.TarIn;
import org.clew.transport.tar.TarOut;

/**
 * Moves contents through one channel: a file as it is, its length compared at the end; a tree as a tar stream, the SHA-256 of
 * every file compared.
 */
final class Transfers {
  /**
   * Arguments: path, length, mode or nothing. When the stream ends early, nothing stays: also when nobody listens any more, as
   * then a message would end the script.
   */
  static final String PUT = """
      trap '' PIPE
      part="$1.clew-part"; undo() { rm -f -- "$part"; exit 1; }
      cat > "$part" || undo
      size=$(stat -c %s -- "$part") || undo
      [ "$size" = "$2" ] || { echo "$size of $2 bytes arrived; is the disk full?" >&2; undo; }
      [ -z "$3" ] || chmod -- "$3" "$part" || undo
      mv -f -T -- "$part" "$1" || undo""";
  /** Prints length and mode in a line, and then that much of the content: a file may be growing. */
  private static final String GET = """
      [ ! -d "$1" ] || { echo 'Is a directory' >&2; exit 1; }
      size=$(stat -L -c %s -- "$1") && stat -L -c "$size %a" -- "$1" && exec head -c "$size" -- "$1\"""";
  private static final String SUMS = "xargs -0 -r sha256sum -z --";
  /** Arguments: folder, and the name of a file in the stream that lists all others. */
  private static final String UNPACK = """
      trap '' PIPE
      mkdir -p -- "$1" && cd -- "$1" || exit 1
      tar -x -f - --no-same-owner && %s < "$2"
      status=$?; rm -f -- "$2"; exit $status""".formatted(SUMS);

  private final Scripts scripts;

  Transfers(Scripts scripts) {
    this.scripts = scripts;
  }

  void put(Path local, String path, Progress progress) throws IOException, InterruptedException {
    if (!Files.isRegularFile(local)) throw new NoSuchFileException(local.toString());
    long size = Files.size(local);
    var mode = Integer.toOctalString(TarOut.mode(local.toRealPath(), 0644) & 0777);
    scripts.stream(Again.NEVER, path, PUT, List.of(path, String.valueOf(size), mode), (stdin, _) -> {
      try (var content = Files.newInputStream(local)) {
        copy(content, stdin, size, size, progress);
      }
      stdin.close();
      return null;
    });
  }

  void get(String path, Path local, Progress progress) throws IOException, InterruptedException {
    var part = local.resolveSibling(local.getFileName() + Paths.PART);
    try {
      var mode = scripts.stream(Again.ONCE, path, GET, List.of(path), (_, stdout) -> {
        var head = line(stdout).split(" ");
        long size = Long.parseLong(head[0]);
        try (var out = Files.newOutputStream(part)) {
          copy(stdout, out, Long.MAX_VALUE, size, progress);
        }
        if (Files.size(part) != size)
          throw new TransportException("cannot read " + path + ": " + Files.size(part) + " of " + size + " bytes arrived");
        return Integer.parseInt(head[1], 8);
      });
      Files.setPosixFilePermissions(part, TarIn.permissions(mode & 0777 | 0600));
      Files.move(part, local, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String line(InputStream stream) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int read; (read = stream.read()) != '\n';) {
      if (read < 0) throw new IOException("the script ended early");
      line.write(read);
    }
    return line.toString(StandardCharsets.US_ASCII);
  }

  private static void copy(InputStream from, OutputStream to, long most, long total, Progress progress) throws IOException {
    var buffer = new byte[1 << 16];
    long moved = 0;
    for (int count; moved < most && (count = from.read(buffer, 0, (int) Math.min(buffer.length, most - moved))) >= 0;) {
      to.write(buffer, 0, count);
      progress.moved(moved += count, total);
    }
  }

  /** Writes the content of a tar stream. */
  @FunctionalInterface
  private interface Packing {
    void pack(TarOut tar) throws IOException;
  }

  void putTree(Path local, String folder, Progress progress) throws IOException, InterruptedException {
    var top = local.toRealPath();
    pack(folder, progress, progress == Progress.NONE ? -1 : TarOut.size(top), tar -> tar.tree(top));
  }

  void write(String folder, Map<String, Blob> files) throws IOException, InterruptedException {
    pack(folder, Progress.NONE, -1, tar -> tar.blobs(files));
  }

  private void pack(String folder, Progress progress, long total, Packing packing) throws IOException, InterruptedException {
    var list = ".clew-part-" + UUID.randomUUID();
    scripts.stream(Again.NEVER, folder, UNPACK, List.of(folder, list), (stdin, stdout) -> {
      try (var tar = new TarOut(stdin, progress, total)) {
        packing.pack(tar);
        var sums = tar.sums();
        tar.bytes(list, sums.names());
        tar.close();
        sums.verify("cannot write " + folder, Sums.told(stdout.readAllBytes()));
      }
      return null;
    });
  }

  void getTree(String folder, Path local, Links links, Progress progress) throws IOException, InterruptedException {
    var follow = links == Links.FOLLOW ? " -h" : "";
    var sums = scripts.stream(Again.NEVER, folder, "cd -- \"$1\" && exec tar -c -f - --hard-dereference" + follow + " .",
        List.of(folder), (_, stdout) -> {
          var arrived = TarIn.unpack(stdout, local, progress);
          stdout.transferTo(OutputStream.nullOutputStream());
          return arrived;
        });
    if (sums.isEmpty()) return;
    var told = scripts.run(Again.ONCE, folder, "cd -- \"$1\" && " + SUMS, List.of(folder), sums.names());
    sums.verify("cannot read " + folder, Sums.told(told));
  }
}
