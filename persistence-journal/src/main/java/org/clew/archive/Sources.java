package org.clew.archive;

import java.nio.file.Path;
import org.clew.archive.aiida.AiidaArchive;

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
    var zip = ArchiveFile.zip(file);
    return AiidaArchive.isOne(zip) ? AiidaArchive.open(file, zip, anySize) : ArchiveFile.open(file, zip, anySize);
  }
}
