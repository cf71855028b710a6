package org.clew.transport.tar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.clew.transport.Paths;
import org.clew.transport.Progress;
import org.clew.transport.TransportException;

/** Unpacks a tar stream that is not trusted into a folder. Links are made last, so that no file can be written through one. */
public final class TarIn {
  private static final int BUFFER = 1 << 16;

  private final Confined folder;
  private final Progress progress;
  private final Sums sums = new Sums();
  private final List<TarArchiveEntry> links = new ArrayList<>();
  private long moved;

  private TarIn(Confined folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /** Returns sums of the files that have arrived; the stream stays open. */
  public static Sums unpack(InputStream stream, Path into, Progress progress) throws IOException {
    var in = new TarIn(new Confined(into), progress);
    try {
      var tar = new TarArchiveInputStream(stream, StandardCharsets.UTF_8.name());
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) in.unpack(entry, tar);
    } catch (IllegalArgumentException e) {
      throw new TransportException("the computer sent a broken archive: " + e.getMessage(), e);
    }
    for (var link : in.links) in.link(link);
    return in.sums;
  }

  private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
    if (entry.isSymbolicLink()) links.add(entry);
    else if (entry.isLink())
      throw new TransportException("file '" + entry.getName() + "' from the computer is refused: it is a hard link");
    else if (entry.isDirectory()) folder(entry);
    else if (entry.isFile() && !entry.isFIFO() && !entry.isCharacterDevice() && !entry.isBlockDevice()) file(entry, content);
  }

  private void folder(TarArchiveEntry entry) throws IOException {
    var place = folder.place(entry.getName());
    if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) return;
    Files.deleteIfExists(place);
    Files.createDirectory(place);
  }

  private void file(TarArchiveEntry entry, InputStream content) throws IOException {
    var place = folder.place(entry.getName());
    Files.deleteIfExists(place);
    var digest = Sums.digest();
    try (var out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var buffer = new byte[BUFFER];
      for (int count; (count = content.read(buffer)) >= 0;) {
        out.write(buffer, 0, count);
        digest.update(buffer, 0, count);
        progress.moved(moved += count, -1);
      }
    }
    Files.setPosixFilePermissions(place, permissions(entry.getMode() & 0777 | 0600));
    sums.add(Paths.relative(entry.getName()), digest);
  }

  private void link(TarArchiveEntry entry) throws IOException {
    var place = folder.place(entry.getName());
    folder.link(entry.getName(), entry.getLinkName());
    Files.deleteIfExists(place);
    Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
  }

  /** @param mode permission bits */
  public static EnumSet<PosixFilePermission> permissions(int mode) {
    var permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (var permission : PosixFilePermission.values())
      if ((mode & 0400 >> permission.ordinal()) != 0) permissions.add(permission);
    return permissions;
  }
}
