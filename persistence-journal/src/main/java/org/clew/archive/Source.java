package org.clew.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * An archive that is open for reading, whoever wrote it. Streams may be read again and again, and give the same each time; each
 * throws {@link ArchiveException} where something can not be understood.
 */
public interface Source extends AutoCloseable {
  /** Name of the file, for messages. */
  String name();

  /** What the archive says about itself. */
  Map<String, Object> metadata();

  /**
   * Proves that all of it is there and as it was written.
   *
   * @param progress told of bytes that were looked at
   */
  void verify(Progress progress);

  void nodes(Consumer<NodeRecord> each);

  void links(Consumer<Records.Link> each);

  void logs(Consumer<Records.Log> each);

  void comments(Consumer<Records.Comment> each);

  void groups(Consumer<Records.Group> each);

  void members(Consumer<Records.Member> each);

  /** Computers by label, as {@link org.clew.computer.Computer#plain} writes them. */
  void computers(Consumer<Map<String, Object>> each);

  /** Length of the object with this SHA-256, if it is there. */
  OptionalLong objectSize(String sha256);

  InputStream object(String sha256) throws IOException;

  /** What could not be carried over as it was, one line each; complete when all streams have been read once. */
  List<String> notes();

  @Override void close();
}
