package org.clew.repository;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clew.data.Blob;
import org.clew.data.Blobs;
import org.clew.store.FileTrouble;
import org.clew.store.StoreException;
import org.clew.store.home.HomeConfig;

/**
 * Files by content under {@code home/repository}, or another folder, named by their SHA-256: as files {@code ab/cdef…} when they
 * are new, in packs after {@link Upkeep}.
 *
 * <p>A put returns when content and name are on disk: write to a temporary file, fsync, rename, fsync the directory. So an event
 * that names a hash may be written after the put; upkeep leaves an object that nothing names alone for a day after its last put.
 * Several JVMs may put the same content at the same time. All methods block: call them from virtual threads.
 */
public final class Repository implements Blobs {
  /** The setting that puts the files elsewhere, such as into a folder that several machines share. */
  public static final String FILES = "storage.files";

  private final Path root;
  private final Path incoming;
  private final Loose loose;
  private final Packs packs;
  private final Lookup lookup;

  private Repository(Path root) {
    this.root = root;
    this.incoming = root.resolve("incoming");
    this.loose = new Loose(root);
    this.packs = new Packs(root.resolve("packs"));
    this.lookup = new Lookup(root, loose, packs);
  }

  /**
   * The repository of a home directory, or the one that its setting {@code storage.files} names; made when there is none.
   *
   * @throws StoreException when the directory can not be made
   */
  public static Repository open(Path home) {
    Repository repository = new Repository(root(home.toAbsolutePath().normalize()));
    try {
      Files.createDirectories(repository.incoming);
      Directories.sync(repository.root);
      return repository;
    } catch (IOException e) {
      throw repository.refused("be created", e);
    }
  }

  /** The repository of a home, for reading alone: nothing is made. */
  public static Repository existing(Path home) {
    return new Repository(root(home.toAbsolutePath().normalize()));
  }

  private static Path root(Path home) {
    return HomeConfig.of(home).get(FILES) instanceof String folder && !folder.isBlank() ? home.resolve(folder.strip())
        : home.resolve("repository");
  }

  public Blob put(byte[] content) {
    return put(new ByteArrayInputStream(content));
  }

  /** Puts the content of a file, which stays where it is. */
  public Blob put(Path file) {
    return putAll(List.of(file)).getFirst();
  }

  /** Reads the stream to its end; closing it is the caller's. */
  public Blob put(InputStream content) {
    try {
      Incoming arrived = Incoming.receive(incoming, content);
      Directories.sync(loose.place(arrived));
      return blob(arrived.sha256(), arrived.size());
    } catch (IOException e) {
      throw refused("be written", e);
    }
  }

  /** Puts many files with one fsync for each directory they end in; answers in the order of the files. */
  public List<Blob> putAll(List<Path> files) {
    Set<Path> touched = new LinkedHashSet<>();
    List<Blob> blobs = new ArrayList<>(files.size());
    try {
      for (Path file : files) {
        try (InputStream content = Files.newInputStream(file)) {
          Incoming arrived = Incoming.receive(incoming, content);
          touched.add(loose.place(arrived));
          blobs.add(blob(arrived.sha256(), arrived.size()));
        }
      }
      for (Path directory : touched) Directories.sync(directory);
      return blobs;
    } catch (IOException e) {
      throw refused("be written", e);
    }
  }

  @Override public Blob blob(String sha256, long size) {
    if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + sha256);
    return new StoredBlob(lookup, sha256, size);
  }

  /** Whether the content is there with this length; if so, it stays as if it had been put now. */
  public boolean contains(String sha256, long size) {
    if (loose.renew(sha256, size)) return true;
    try {
      Optional<Extent> place = lookup.find(sha256, size);
      if (place.isEmpty()) return false;
      return put(place.get().read()).sha256().equals(sha256);
    } catch (IOException _) {
      return false;
    }
  }

  /** Removes what a put that was killed has left half. */
  void dropArrivalsBefore(Instant bound) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
      for (Path file : files) if (Files.getLastModifiedTime(file).toInstant().isBefore(bound)) Files.deleteIfExists(file);
    }
  }

  Path root() {
    return root;
  }

  Loose loose() {
    return loose;
  }

  Packs packs() {
    return packs;
  }

  Lookup lookup() {
    return lookup;
  }

  private StoreException refused(String what, IOException e) {
    return new StoreException("The file repository " + root + " could not " + what + " (" + FileTrouble.of(e)
        + "): check free space and permissions of that directory.", e);
  }
}
