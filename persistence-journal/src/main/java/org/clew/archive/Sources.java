package org.clew.archive;

import java.nio.file.Path;

/** Opens archives of any kind that can be read. */
public final class Sources {
  private Sources() {}

  /**
   * Opens an archive of Clew, or one of AiiDA.
   *
   * @param anySize whether it may unpack to any amount of bytes
   * @throws ArchiveException when it is neither
   */
  public static Source open(Path file, boolean anySize) {
    return ArchiveFile.open(file, anySize);
  }
}
