package org.clew.calcjob;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clew.data.Blob;
import org.clew.data.FolderData;
import org.clew.data.InMemoryBlob;

/**
 * The input files of a job before they are anywhere, relative paths and their contents, and what was asked of the scheduler,
 * should the program want to know it. Not safe for several threads.
 */
public final class Sandbox {
  private final Map<String, Blob> files = new TreeMap<>();
  private final JobOptions options;

  public Sandbox() {
    this(JobOptions.NONE);
  }

  public Sandbox(JobOptions options) {
    this.options = options;
  }

  /** {@code metadata.options}: walltime, names of files and the like. */
  public JobOptions options() {
    return options;
  }

  /** Text as UTF-8; replaces what was there. Folders on the way need not be made. */
  public Sandbox write(String path, String text) {
    return write(path, new InMemoryBlob(text));
  }

  public Sandbox write(String path, byte[] content) {
    return write(path, new InMemoryBlob(content));
  }

  /** @throws IllegalArgumentException when the path is absolute, has {@code ..} in it, or collides with a folder */
  public Sandbox write(String path, Blob content) {
    var next = new TreeMap<>(files);
    next.put(path, content);
    new FolderData(next);
    files.put(path, content);
    return this;
  }

  public Optional<Blob> blob(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The file as text; throws IllegalArgumentException naming the files there are when it was not written. */
  public String file(String path) {
    return blob(path).map(blob -> new String(blob.bytes(), java.nio.charset.StandardCharsets.UTF_8))
        .orElseThrow(() -> new IllegalArgumentException("no file '" + path + "' was written; there are " + files.keySet()));
  }

  /** All files by path, sorted. */
  public Map<String, Blob> files() {
    return Collections.unmodifiableMap(files);
  }

  /** Checks a path as for {@link #write}; gives it back. */
  static String check(String path) {
    new FolderData(Map.of(path, new InMemoryBlob("")));
    return path;
  }
}
