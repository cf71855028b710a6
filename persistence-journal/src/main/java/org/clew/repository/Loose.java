package org.clew.repository;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * Objects that are files of their own, {@code ab/cdef…}. The time of the file says when somebody last put the object: that is
 * how upkeep knows that it is wanted, before anything in the store names it.
 *
 * <p>An object is removed in two steps, so that a put meanwhile is noticed: it is moved to {@code leaving/}, and goes only when
 * its time is still the one that was seen. A put that comes before the move has changed the time; one that comes after finds
 * nothing, and leaves a file of its own.
 */
final class Loose {
  static final String LEAVING = "leaving";

  private final Path root;
  private final Path leaving;

  Loose(Path root) {
    this.root = root;
    this.leaving = root.resolve(LEAVING);
  }

  /** A file as it was seen in a listing. */
  record Seen(Hash hash, Path path, long size, FileTime time) {}

  @FunctionalInterface
  interface Visitor {
    void visit(Seen seen) throws IOException;
  }

  Path path(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  Path leaving(String sha256) {
    return leaving.resolve(sha256);
  }

  /** Says that the object is wanted; false when it is not there whole, or the file belongs to somebody else. */
  boolean renew(String sha256, long size) {
    Path path = path(sha256);
    try {
      if (Files.size(path) != size) return false;
      Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Gives content its name, and answers the directory that has to be synced. */
  Path place(Incoming arrived) throws IOException {
    Path target = path(arrived.sha256());
    Path directory = target.getParent();
    if (renew(arrived.sha256(), arrived.size())) {
      arrived.discard();
      return directory;
    }
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
      Directories.sync(root);
    }
    arrived.moveTo(target);
    return directory;
  }

  /** Visits every object; files that come or go meanwhile may be missed. */
  void visit(Visitor visitor) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "[0-9a-f][0-9a-f]")) {
      for (Path folder : folders) visit(folder, visitor);
    }
  }

  private static void visit(Path folder, Visitor visitor) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String digits = folder.getFileName().toString() + file.getFileName();
        if (!digits.matches("[0-9a-f]{64}")) continue;
        Optional<BasicFileAttributes> found = attributes(file);
        if (found.isPresent()) visitor.visit(new Seen(Hash.parse(digits), file, found.get().size(), found.get()
            .lastModifiedTime()));
      }
    }
  }

  /** Removes the object unless somebody has put it again since it was seen; answers whether it went. */
  boolean remove(Seen seen, Probe probe) throws IOException {
    Path aside = leaving(seen.hash().toString());
    try {
      Files.move(seen.path(), aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException _) {
      return false;
    }
    probe.at(Moment.SET_ASIDE);
    if (!Files.getLastModifiedTime(aside).equals(seen.time())) {
      Files.move(aside, seen.path(), StandardCopyOption.ATOMIC_MOVE);
      return false;
    }
    Files.delete(aside);
    return true;
  }

  /** Puts back what an upkeep that was killed has left aside. */
  void recover() throws IOException {
    Files.createDirectories(leaving);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(leaving)) {
      for (Path file : files) Files.move(file, path(file.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }
}
