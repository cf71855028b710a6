package org.clew.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clew.archive.Format.Part;
import org.clew.store.PlainJson;

/**
 * Writes an archive beside the place where it will be; {@link #finish} gives it its name in one move. Whatever happens before,
 * also the end of the JVM, leaves nothing behind but perhaps a file that ends in {@code .part}.
 */
final class ArchiveWriter implements AutoCloseable {
  private final Path target;
  private final Path part;
  private final ZipOutputStream zip;
  private final StringBuilder sums = new StringBuilder();
  private final Map<Part, Long> counts = new EnumMap<>(Part.class);
  private long objects;
  private long objectBytes;

  /** @param compression 0 for none, to 9 */
  ArchiveWriter(Path target, int compression) throws IOException {
    this.target = target.toAbsolutePath();
    this.part = this.target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID().toString().substring(0, 8)
        + ".part");
    this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW), 1 << 16));
    part.toFile().deleteOnExit();
    zip.setLevel(compression);
  }

  /** Takes the lines of one part. */
  @FunctionalInterface
  interface Lines {
    void line(Map<String, Object> plain) throws IOException;
  }

  @FunctionalInterface
  interface Content {
    void into(Lines lines) throws IOException;
  }

  void part(Part name, Content content) throws IOException {
    entry(name.entry(), out -> {
      var count = new long[1];
      content.into(plain -> {
        out.write(PlainJson.bytes(plain));
        out.write('\n');
        count[0]++;
      });
      counts.put(name, count[0]);
    });
  }

  /** @throws ArchiveException when the content is not what its name says */
  void object(String sha256, InputStream content) throws IOException {
    entry(Format.OBJECTS + sha256, out -> {
      var sum = Digests.copy(content, out, Long.MAX_VALUE);
      if (!sum.sha256().equals(sha256)) throw new ArchiveException("The object " + sha256
          + " of the file repository is damaged: restore it from a backup.");
      objects++;
      objectBytes += sum.bytes();
    });
  }

  Map<String, Object> counts() {
    var plain = new LinkedHashMap<String, Object>();
    counts.forEach((name, count) -> plain.put(name.durable(), count));
    plain.put("objects", objects);
    plain.put("object_bytes", objectBytes);
    return plain;
  }

  /** Adds what the archive says of itself, and puts the file into its place when all is on disk. */
  void finish(Map<String, Object> metadata) throws IOException {
    entry(Format.METADATA, out -> out.write((PlainJson.write(metadata) + "\n").getBytes(StandardCharsets.UTF_8)));
    zip.putNextEntry(new ZipEntry(Format.SUMS));
    zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.close();
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @FunctionalInterface
  private interface Body {
    void into(OutputStream out) throws IOException;
  }

  private void entry(String name, Body body) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    MessageDigest digest = Digests.sha256();
    var out = new BufferedOutputStream(new DigestOutputStream(zip, digest), 1 << 14);
    body.into(out);
    out.flush();
    zip.closeEntry();
    sums.append(Digests.hex(digest)).append("  ").append(name).append('\n');
  }

  @Override public void close() throws IOException {
    try {
      zip.close();
    } catch (IOException _) {
      // only when it was given up: the file goes
    }
    Files.deleteIfExists(part);
  }
}
