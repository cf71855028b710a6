package org.clew.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.clew.data.Blob;

/**
 * Files that only a parser sees: in a folder of their own on this machine, gone when this is closed. They may be large, so they
 * are read when they are asked for.
 */
final class TemporaryFiles implements AutoCloseable {
  /** The number of the process tells what a killed engine has left behind. */
  static final String PREFIX = "clew-parse-" + ProcessHandle.current().pid() + "-";

  private final Path folder;
  private final List<Path> kept = new ArrayList<>();

  TemporaryFiles() throws IOException {
    this.folder = Files.createTempDirectory(PREFIX);
  }

  Path folder() {
    return folder;
  }

  /** A copy of a file that will not be there for long. */
  Blob keep(Path file) throws IOException {
    var own = folder.resolve(String.valueOf(kept.size()));
    kept.add(own);
    Files.copy(file, own, StandardCopyOption.REPLACE_EXISTING);
    return new Temporary(own, hash(own), Files.size(own));
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private record Temporary(Path path, String sha256, long size) implements Blob {
    @Override public byte[] bytes() {
      try {
        return Files.readAllBytes(path);
      } catch (IOException e) {
        throw new UncheckedIOException("a temporary file can be read only while the parser runs", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (var file : kept) Files.deleteIfExists(file);
    Files.deleteIfExists(folder);
  }
}
