package org.clew.job;

import java.io.IOException;
import java.nio.file.Path;
import org.clew.data.Blob;

/** Keeps file contents for good; what it returns can be read even when the given file is gone. */
public interface FileStore {
  Blob put(Path file) throws IOException;

  Blob put(byte[] content) throws IOException;
}
