package org.clew.repository;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clew.data.Blob;
import org.clew.data.Blobs;
import org.clew.store.StoreException;
import org.clew.store.home.HomeConfig;

/**
 * Files by content under {@code home/repository/ab/cdef…}, or another folder, named by their SHA-256.
 *
 * <p>A put returns when content and name are on disk: write to a temporary file, fsync, rename, fsync the directory. So an event
 * that names a hash may be written after the put. Several JVMs may put the same content at the same time. All methods block: call
 * them from virtual threads.
 */
public final class Repository implements Blobs {
  /** The setting that puts the files elsewhere, such as into a folder that several machines share. */
  public static final String FILES = "storage.files";

  private final Path root;
  private final Path incoming;

  private Repository(Path root) {
    this.root = root;
    this.incoming = root.resolve("incoming");
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
      Directories.sync(place(arrived));
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
          touched.add(place(arrived));
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
    return new StoredBlob(path(sha256), sha256, size);
  }

  /** Whether the content is there with this length. */
  public boolean contains(String sha256, long size) {
    return has(path(sha256), size);
  }

  private Path place(Incoming arrived) throws IOException {
    Path target = path(arrived.sha256());
    Path directory = target.getParent();
    if (has(target, arrived.size())) {
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

  private static boolean has(Path path, long size) {
    try {
      return Files.size(path) == size;
    } catch (IOException _) {
      return false;
    }
  }

  private Path path(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  private StoreException refused(String what, IOException e) {
    return new StoreException("The file repository " + root + " could not " + what + " (" + e.getMessage()
        + "): check free space and permissions of that directory.", e);
  }
}
