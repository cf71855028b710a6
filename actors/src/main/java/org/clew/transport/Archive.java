package org.clew.transport;

/**
 * An archive on a computer.
 *
 * @param path absolute
 * @param existing for making it: what becomes of one that is there; for opening it: of files that are in the way
 */
public record Archive(String path, ArchiveFormat format, Existing existing) {
  public static Archive of(String path, ArchiveFormat format) {
    return new Archive(path, format, Existing.REFUSE);
  }
}
