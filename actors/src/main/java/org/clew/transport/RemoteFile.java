package org.clew.transport;

import java.time.Instant;

/**
 * What a computer tells of a file.
 *
 * @param path absolute
 * @param size in bytes
 * @param mode permission bits, e.g. 0644
 */
public record RemoteFile(String path, Kind kind, long size, int mode, Instant modified) {
  /** A link is told as such where it is not followed. */
  public enum Kind { FILE, FOLDER, LINK, OTHER }

  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
