package org.clew.data;

/** Finds file contents by their hash; implemented by the file repository. */
@FunctionalInterface
public interface Blobs {
  /**
   * A handle on the content; the bytes are read only when asked for.
   *
   * @param sha256 64 lower-case hexadecimal digits
   * @param size length in bytes, as recorded beside the hash
   */
  Blob blob(String sha256, long size);
}
