package org.clew.repository;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.clew.store.FileTrouble;
import org.clew.store.StoreException;

/**
 * Finds an object wherever it lies. While upkeep moves it, it is in one of the places at any moment but not in the same one, so
 * a search that finds nothing is repeated.
 */
final class Lookup {
  private static final int TRIES = 4;

  private final Path root;
  private final Loose loose;
  private final Packs packs;

  Lookup(Path root, Loose loose, Packs packs) {
    this.root = root;
    this.loose = loose;
    this.packs = packs;
  }

  /** What is done with the bytes, at the place where they were found; may be done again at another one. */
  @FunctionalInterface
  interface Use<T> {
    T of(Extent extent) throws IOException;
  }

  byte[] read(String sha256, long size) {
    return use(sha256, size, Extent::read);
  }

  <T> T use(String sha256, long size, Use<T> use) {
    IOException last = null;
    try {
      for (int attempt = 1; attempt <= TRIES; attempt++) {
        Optional<Extent> place = find(sha256, size);
        if (place.isEmpty()) continue;
        try {
          return use.of(place.get());
        } catch (IOException e) {
          last = e;
        }
      }
      throw last == null ? new FileNotFoundException("it is missing") : last;
    } catch (IOException e) {
      throw new StoreException("The object " + loose.path(sha256) + " of the file repository can not be read ("
          + reason(e, sha256, size)
          + "): restore the repository from a backup.", e);
    }
  }

  /** Where the whole object lies now, after a fresh look at the packs when need be. */
  Optional<Extent> find(String sha256, long size) throws IOException {
    Hash hash = Hash.parse(sha256);
    return whole(loose.path(sha256), size)
        .or(() -> packs.find(hash).filter(extent -> extent.size() == size && Files.exists(extent.file())))
        .or(() -> whole(loose.leaving(sha256), size))
        .or(() -> refreshed(hash, size))
        .or(() -> whole(loose.path(sha256), size));
  }

  private Optional<Extent> refreshed(Hash hash, long size) {
    try {
      packs.refresh();
      return packs.find(hash).filter(extent -> extent.size() == size);
    } catch (IOException e) {
      throw new StoreException("The packs of the file repository " + root + " can not be read (" + FileTrouble.of(e)
          + "): restore that folder from a backup.", e);
    }
  }

  private static Optional<Extent> whole(Path file, long size) {
    try {
      return Files.size(file) == size ? Optional.of(new Extent(file, 0, size)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private String reason(IOException e, String sha256, long size) {
    try {
      long there = Files.size(loose.path(sha256));
      if (there != size) return "it has " + there + " bytes and should have " + size;
    } catch (IOException _) {
      // then it is missing
    }
    return e instanceof NoSuchFileException ? "it is missing" : e.getMessage();
  }
}
