package org.clew.transport.tar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.clew.data.Blob;
import org.clew.transport.Paths;
import org.clew.transport.Progress;
import org.clew.transport.TransportException;

/** Writes trees and contents as a tar stream and sums them on the way. */
public final class TarOut implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int FILE = 0644;
  private static final int FOLDER = 0755;

  private final TarArchiveOutputStream tar;
  private final Progress progress;
  private final long total;
  private final Sums sums = new Sums();
  private long moved;

  /** @param total bytes of all files, or -1 */
  public TarOut(OutputStream to, Progress progress, long total) {
    this.tar = new TarArchiveOutputStream(to, StandardCharsets.UTF_8.name());
    this.tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    this.tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    this.tar.setAddPaxHeadersForNonAsciiNames(true);
    this.progress = progress;
    this.total = total;
  }

  /** Of the files that were written so far. */
  public Sums sums() {
    return sums;
  }

  public void blobs(Map<String, Blob> files) throws IOException {
    for (var file : files.entrySet()) {
      var path = Paths.relative(file.getKey());
      bytes(path, file.getValue().bytes());
      sums.add(path, file.getValue().sha256());
    }
  }

  /** Without a sum. */
  public void bytes(String path, byte[] content) throws IOException {
    var entry = entry(path, FILE);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    advance(content.length);
  }

  /** All that a folder holds; links as links; what is neither file, folder nor link is left out. */
  public void tree(Path top) throws IOException {
    Files.walkFileTree(top, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (!folder.equals(top)) folder(name(top, folder), mode(folder, FOLDER));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) link(name(top, file), Files.readSymbolicLink(file).toString());
        else if (attributes.isRegularFile()) file(name(top, file), file, attributes.size());
        return FileVisitResult.CONTINUE;
      }
    });
  }

  private static String name(Path top, Path path) {
    return top.relativize(path).toString();
  }

  private void folder(String name, int mode) throws IOException {
    tar.putArchiveEntry(entry(name + "/", mode));
    tar.closeArchiveEntry();
  }

  private void link(String name, String target) throws IOException {
    var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private void file(String name, Path file, long size) throws IOException {
    var entry = entry(name, mode(file, FILE));
    entry.setSize(size);
    tar.putArchiveEntry(entry);
    var digest = Sums.digest();
    try (var content = Files.newInputStream(file)) {
      copy(name, content, size, digest);
    }
    tar.closeArchiveEntry();
    sums.add(name, digest);
  }

  private void copy(String name, InputStream content, long size, java.security.MessageDigest digest) throws IOException {
    var buffer = new byte[BUFFER];
    for (long left = size; left > 0;) {
      int count = content.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) throw new TransportException("'" + name + "' became shorter while it was copied");
      tar.write(buffer, 0, count);
      digest.update(buffer, 0, count);
      advance(count);
      left -= count;
    }
  }

  private void advance(long bytes) {
    moved += bytes;
    progress.moved(moved, total);
  }

  private static TarArchiveEntry entry(String name, int mode) {
    var entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setIds(0, 0);
    return entry;
  }

  /** Permission bits of a file here, or the others where the file system has none. */
  public static int mode(Path file, int otherwise) throws IOException {
    try {
      int mode = 0;
      for (PosixFilePermission permission : Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))
        mode |= 0400 >> permission.ordinal();
      return mode;
    } catch (UnsupportedOperationException _) {
      return otherwise;
    }
  }

  /** Bytes of all plain files below a folder. */
  public static long size(Path top) throws IOException {
    try (var all = Files.walk(top)) {
      long size = 0;
      for (var path : (Iterable<Path>) all::iterator)
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) size += Files.size(path);
      return size;
    }
  }

  /** Ends the archive; the stream below stays open when only {@link #finish} is called. */
  public void finish() throws IOException {
    tar.finish();
    tar.flush();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
