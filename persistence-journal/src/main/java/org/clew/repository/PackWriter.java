package org.clew.repository;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Makes one pack. It is there for everybody, and on disk, when {@link #publish} returns. */
final class PackWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  private record Line(Hash hash, long offset, long size) {}

  private final Path folder;
  private final Path draft;
  private final FileChannel out;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private final List<Line> lines = new ArrayList<>();
  private long length;

  PackWriter(Path folder) throws IOException {
    this.folder = folder;
    this.draft = folder.resolve("draft-" + UUID.randomUUID());
    this.out = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    write(ByteBuffer.wrap(Pack.PACK_MARK));
  }

  /** Appends an object, or nothing when its bytes are not what they should be; answers which. */
  boolean add(Hash hash, Extent source) throws IOException {
    byte[] small = source.size() <= BUFFER ? source.read() : null;
    if (!hash.equals(small == null ? source.hash() : Hash.of(Hash.digest().digest(small)))) return false;
    ByteBuffer head = ByteBuffer.allocate(Hash.BYTES + Long.BYTES);
    hash.write(head);
    write(head.putLong(source.size()).flip());
    long offset = length;
    if (small == null) source.pour(this::write);
    else write(ByteBuffer.wrap(small));
    lines.add(new Line(hash, offset, source.size()));
    return true;
  }

  /** Bytes that an object takes in a pack. */
  static long length(long size) {
    return Hash.BYTES + Long.BYTES + size;
  }

  int count() {
    return lines.size();
  }

  long length() {
    return length;
  }

  private void write(ByteBuffer piece) throws IOException {
    length += piece.remaining();
    if (piece.remaining() > buffer.remaining()) flush();
    if (piece.remaining() > buffer.remaining()) {
      while (piece.hasRemaining()) out.write(piece);
    } else {
      buffer.put(piece);
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) out.write(buffer);
    buffer.clear();
  }

  /** Answers the id of the pack. */
  String publish(Probe probe) throws IOException {
    flush();
    out.force(true);
    out.close();
    probe.at(Moment.PACK_WRITTEN);
    String id = UUID.randomUUID().toString();
    Files.move(draft, Pack.file(folder, id), StandardCopyOption.ATOMIC_MOVE);
    Directories.sync(folder);
    probe.at(Moment.PACK_NAMED);
    writeIndex(folder, id, lines);
    probe.at(Moment.INDEX_NAMED);
    return id;
  }

  @Override public void close() throws IOException {
    out.close();
    Files.deleteIfExists(draft);
  }

  private static void writeIndex(Path folder, String id, List<Line> lines) throws IOException {
    ByteBuffer index = ByteBuffer.allocate(Pack.HEAD + lines.size() * Pack.ENTRY + Hash.BYTES);
    index.put(Pack.INDEX_MARK).putLong(lines.size());
    for (Line line : lines.stream().sorted(Comparator.comparing(Line::hash)).toList()) {
      line.hash().write(index);
      index.putLong(line.offset()).putLong(line.size());
    }
    MessageDigest digest = Hash.digest();
    digest.update(index.array(), 0, index.position());
    index.put(digest.digest()).flip();
    Path draft = folder.resolve("draft-" + UUID.randomUUID());
    try (FileChannel out = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (index.hasRemaining()) out.write(index);
      out.force(true);
    }
    Files.move(draft, Pack.index(folder, id), StandardCopyOption.ATOMIC_MOVE);
    Directories.sync(folder);
  }

  /** Makes the index of a pack that has lost it; objects behind a place that cannot be read are left out. */
  static void index(Path folder, String id) throws IOException {
    List<Line> lines = new ArrayList<>();
    Path file = Pack.file(folder, id);
    long length = Files.size(file);
    for (long at = Pack.PACK_MARK.length; at < length;) {
      long offset = at + Hash.BYTES + Long.BYTES;
      if (offset > length) throw new EOFException("the pack " + file + " ends early");
      ByteBuffer head = ByteBuffer.wrap(new Extent(file, at, Hash.BYTES + Long.BYTES).read());
      Line line = new Line(Hash.read(head), offset, head.getLong());
      if (line.size() < 0 || line.size() > length - offset) throw new EOFException("the pack " + file + " ends early");
      lines.add(line);
      at = offset + line.size();
    }
    writeIndex(folder, id, lines);
  }
}
