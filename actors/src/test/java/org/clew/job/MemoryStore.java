package org.clew.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.data.Blob;
import org.clew.data.InMemoryBlob;

/** Keeps file contents in memory. */
final class MemoryStore implements FileStore {
  @Override
  public Blob put(Path file) throws IOException {
    return put(Files.readAllBytes(file));
  }

  @Override
  public Blob put(byte[] content) {
    return new InMemoryBlob(content);
  }
}
