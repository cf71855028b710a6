package org.clew.calcjob;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Files below one folder of a computer, to be read. Paths are relative and without {@code ..}, anything else is an
 * IllegalArgumentException. Calls go to the computer and block; trouble with it is thrown as an unchecked exception that a caller
 * lets pass: the engine tries again later.
 */
public interface RemoteFiles {
  /** Empty when there is no such file. */
  Optional<byte[]> bytes(String path);

  /** The file as UTF-8; empty when there is none. */
  Optional<String> text(String path);

  /** The last bytes of a file as UTF-8, without reading the rest; empty when there is none. */
  Optional<String> tail(String path, int bytes);

  /** In bytes; empty when there is no such file. */
  OptionalLong size(String path);

  /** Existing paths that match a pattern, sorted; see {@link Glob}. */
  List<String> glob(String pattern);
}
