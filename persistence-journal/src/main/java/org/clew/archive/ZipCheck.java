package org.clew.archive;

import java.util.Enumeration;
import java.util.HashSet;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks at the table of contents of a zip file before anything in it is read: names, doubles, and sizes that nobody means well.
 */
public final class ZipCheck {
  /** So many bytes may come out of a file of any size. */
  private static final long SMALL = 256L << 20;
  /** Text shrinks to a tenth or so; what shrinks more than this is made to fill disks. */
  private static final long RATIO = 200;
  private static final int TOLD = 60;

  private ZipCheck() {}

  /**
   * The number of bytes that come out of all entries.
   *
   * @param isEntry names that belong into an archive
   * @param anySize whether the file may hold any amount
   * @throws ArchiveException for the first thing that is not as it should be
   */
  public static long bytes(ZipFile zip, String name, long fileSize, Predicate<String> isEntry, boolean anySize) {
    var names = new HashSet<String>();
    long total = 0;
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      var entry = entries.nextElement();
      var path = entry.getName();
      if (entry.isDirectory() && isEntry.test(path)) continue;
      if (!isEntry.test(path)) throw new ArchiveException(name + " holds an entry '" + shortened(path)
          + "' that does not belong into an archive; nothing was read from it.");
      if (!names.add(path)) throw new ArchiveException(name + " holds the entry '" + path + "' twice; nothing was read from it.");
      if (entry.getSize() < 0) throw new ArchiveException(name + " does not say how long its entry '" + path + "' is.");
      total += entry.getSize();
      if (total < 0) total = Long.MAX_VALUE;
      if (!anySize && total > SMALL && total / RATIO > fileSize)
        throw new ArchiveException(name + " has " + fileSize + " bytes and would unpack to more than "
            + total + ": it is refused as a zip bomb. If you trust who made it, say --any-size.");
    }
    return total;
  }

  private static String shortened(String path) {
    var visible = path.replaceAll("\\p{Cntrl}", "?");
    return visible.length() > TOLD ? visible.substring(0, TOLD) + "…" : visible;
  }
}
