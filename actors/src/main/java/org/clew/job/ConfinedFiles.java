package org.clew.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.clew.calcjob.RemoteFiles;
import org.clew.scheduler.Command;
import org.clew.transport.RemoteFile.Kind;
import org.clew.transport.Transport;

/** Files below one folder of a computer; trouble is an UncheckedIOException. */
final class ConfinedFiles implements RemoteFiles {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  /** A larger file would not fit into memory beside those of other jobs. */
  private static final long MOST_BYTES = 256L << 20;

  private final Transport transport;
  private final String folder;

  ConfinedFiles(Transport transport, String folder) {
    this.transport = transport;
    this.folder = folder;
  }

  @Override public Optional<byte[]> bytes(String path) {
    var place = place(path);
    try {
      var size = size(path);
      if (size.isPresent() && size.getAsLong() > MOST_BYTES)
        throw new IllegalArgumentException("'" + path + "' has " + size.getAsLong()
            + " bytes, which is too much to be read at once; use tail");
      return Optional.of(transport.read(place));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override public Optional<String> text(String path) {
    return bytes(path).map(content -> new String(content, StandardCharsets.UTF_8));
  }

  @Override public Optional<String> tail(String path, int bytes) {
    if (size(path).isEmpty()) return Optional.empty();
    try {
      var result = transport.exec(Command.of("tail", "-c", String.valueOf(bytes), "--", place(path)), "/", PATIENCE);
      if (result.exit() == 0) return Optional.of(result.stdout());
      throw new UncheckedIOException(new IOException("cannot read the end of " + place(path) + ": " + result.shown()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  @Override public OptionalLong size(String path) {
    try {
      return transport.attributes(place(path)).filter(file -> file.kind() == Kind.FILE).map(file -> OptionalLong.of(file.size()))
          .orElseGet(OptionalLong::empty);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override public List<String> glob(String pattern) {
    try {
      return transport.glob(place(pattern)).stream().filter(path -> path.startsWith(folder + "/"))
          .map(path -> path.substring(folder.length() + 1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String place(String path) {
    if (path.isBlank() || path.startsWith("/") || path.indexOf('\0') >= 0 || Arrays.asList(path.split("/")).contains(".."))
      throw new IllegalArgumentException("'" + path + "' must be a path below the folder, without '..'");
    return folder + "/" + path;
  }
}
