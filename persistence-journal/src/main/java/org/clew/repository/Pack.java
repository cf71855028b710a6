package org.clew.repository;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Many objects in one file that is never changed, with an index beside it.
 *
 * <p>{@code ID.pack}: a mark of 8 bytes, then for each object its SHA-256, its size (8 bytes, big endian) and its bytes. {@code
 * ID.index}: a mark of 8 bytes, the number of objects, then SHA-256, offset and size of each in order of the SHA-256, and at
 * the end the SHA-256 of all that. A pack counts when its index is there; an index can be made again from its pack.
 */
final class Pack {
  static final byte[] PACK_MARK = "CLEWPCK1".getBytes(StandardCharsets.US_ASCII);
  static final byte[] INDEX_MARK = "CLEWIDX1".getBytes(StandardCharsets.US_ASCII);
  static final int ENTRY = Hash.BYTES + 2 * Long.BYTES;
  static final int HEAD = 2 * Long.BYTES;

  private final String id;
  private final Path file;
  private final Path index;
  private final ByteBuffer entries;

  private Pack(String id, Path file, Path index, ByteBuffer entries) {
    this.id = id;
    this.file = file;
    this.index = index;
    this.entries = entries;
  }

  /** An object of the pack. */
  record Entry(Hash hash, Extent extent) {}

  static Path file(Path folder, String id) {
    return folder.resolve(id + ".pack");
  }

  static Path index(Path folder, String id) {
    return folder.resolve(id + ".index");
  }

  /** @throws IOException also when the index is not whole */
  static Pack open(Path folder, String id) throws IOException {
    Path index = index(folder, id);
    try (FileChannel in = FileChannel.open(index, StandardOpenOption.READ)) {
      if (in.size() < HEAD + Hash.BYTES) throw new EOFException("the index " + index + " ends early");
      ByteBuffer all = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size());
      byte[] mark = new byte[INDEX_MARK.length];
      all.get(mark);
      long count = all.getLong();
      if (!java.util.Arrays.equals(mark, INDEX_MARK) || in.size() != HEAD + count * ENTRY + Hash.BYTES) {
        throw new IOException("the index " + index + " is damaged");
      }
      return new Pack(id, file(folder, id), index, all.slice(HEAD, Math.toIntExact(count * ENTRY)));
    }
  }

  String id() {
    return id;
  }

  Path file() {
    return file;
  }

  Path index() {
    return index;
  }

  int count() {
    return entries.limit() / ENTRY;
  }

  Entry entry(int number) {
    ByteBuffer at = entries.slice(number * ENTRY, ENTRY);
    return new Entry(Hash.read(at), new Extent(file, at.getLong(), at.getLong()));
  }

  Optional<Extent> find(Hash hash) {
    int low = 0;
    for (int high = count() - 1; low <= high;) {
      int middle = (low + high) >>> 1;
      Entry entry = entry(middle);
      int order = entry.hash().compareTo(hash);
      if (order == 0) return Optional.of(entry.extent());
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return Optional.empty();
  }

  /** Whether the index is as it was written. */
  boolean isIndexSound() throws IOException {
    try (FileChannel in = FileChannel.open(index, StandardOpenOption.READ)) {
      MessageDigest digest = Hash.digest();
      long length = in.size() - Hash.BYTES;
      new Extent(index, 0, length).pour(in, digest::update);
      return Hash.of(digest.digest()).equals(Hash.of(new Extent(index, length, Hash.BYTES).read()));
    }
  }
}
