package org.clew.repository;

import java.util.Objects;
import org.clew.data.Blob;

/** An object of the repository; equal to another one with the same content. */
final class StoredBlob implements Blob {
  private final Lookup lookup;
  private final String sha256;
  private final long size;

  StoredBlob(Lookup lookup, String sha256, long size) {
    this.lookup = lookup;
    this.sha256 = sha256;
    this.size = size;
  }

  @Override public String sha256() {
    return sha256;
  }

  @Override public long size() {
    return size;
  }

  @Override public byte[] bytes() {
    return lookup.read(sha256, size);
  }

  @Override public boolean equals(Object other) {
    return other instanceof Blob that && sha256.equals(that.sha256());
  }

  @Override public int hashCode() {
    return Objects.hashCode(sha256);
  }

  @Override public String toString() {
    return "StoredBlob[" + sha256.substring(0, 8) + "…, " + size + " bytes]";
  }
}
