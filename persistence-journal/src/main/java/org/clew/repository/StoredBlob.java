package org.clew.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.data.Blob;
import org.clew.store.StoreException;

/** An object of the repository; equal to another one with the same content. */
record StoredBlob(Path path, String sha256, long size) implements Blob {
  @Override public byte[] bytes() {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new StoreException("The object " + path + " of the file repository can not be read (" + e.getClass().getSimpleName()
          + "): restore the repository from a backup.", e);
    }
    if (bytes.length != size) {
      throw new StoreException("The object " + path + " of the file repository has " + bytes.length + " bytes and should have "
          + size + ": restore it from a backup.");
    }
    return bytes;
  }
}
