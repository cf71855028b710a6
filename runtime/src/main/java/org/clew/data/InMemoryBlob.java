package org.clew.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** File content held in memory, compared by content. */
public final class InMemoryBlob implements Blob {
  private final byte[] bytes;
  private final String sha256;

  /** Takes a copy of the bytes. */
  public InMemoryBlob(byte[] bytes) {
    this.bytes = bytes.clone();
    this.sha256 = sha256Of(bytes);
  }

  /** The text as UTF-8. */
  public InMemoryBlob(String text) {
    this(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 as 64 lower-case hexadecimal digits. */
  public static String sha256Of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Blob that && sha256.equals(that.sha256());
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return "InMemoryBlob[" + sha256.substring(0, 8) + "…, " + bytes.length + " bytes]";
  }
}
