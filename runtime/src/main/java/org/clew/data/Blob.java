package org.clew.data;

/**
 * The bytes of one file, addressed by their content.
 *
 * <p>{@code bytes} may be called many times; it reads from memory or from the repository and may block, so it belongs on a
 * virtual thread, never on a dispatcher.
 */
public interface Blob {
  /** SHA-256 of the content, 64 lower-case hexadecimal digits. */
  String sha256();

  /** Length in bytes. */
  long size();

  /** The whole content. */
  byte[] bytes();
}
