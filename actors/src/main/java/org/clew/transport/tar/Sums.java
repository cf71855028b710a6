package org.clew.transport.tar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clew.transport.TransportException;

/** SHA-256 of files by path; compared with what the other side counts. */
public final class Sums {
  private static final int DIGITS = 64;

  private final Map<String, String> byPath = new TreeMap<>();

  /** A sum that is not yet fed. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  void add(String path, MessageDigest digest) {
    byPath.put(path, HexFormat.of().formatHex(digest.digest()));
  }

  public void add(String path, String sha256) {
    byPath.put(path, sha256);
  }

  public boolean isEmpty() {
    return byPath.isEmpty();
  }

  /** The paths, each with NUL behind it, as {@code xargs -0} reads them. */
  public byte[] names() {
    var names = new StringBuilder();
    for (var path : byPath.keySet()) names.append(path).append('\0');
    return names.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The output of {@code sha256sum -z}: digits, two marks and the path, with NUL behind it (GNU coreutils manual, 6.5). */
  public static Sums told(byte[] output) {
    var sums = new Sums();
    for (var line : new String(output, StandardCharsets.UTF_8).split("\0"))
      if (line.length() > DIGITS + 2) sums.byPath.put(line.substring(DIGITS + 2), line.substring(0, DIGITS));
    return sums;
  }

  /** Fails unless the other side has just these contents. */
  public void verify(String what, Sums other) throws TransportException {
    Optional<String> wrong = byPath.entrySet().stream().filter(file -> !file.getValue().equals(other.byPath.get(file.getKey())))
        .map(Map.Entry::getKey).findFirst();
    if (wrong.isPresent()) throw new TransportException(what + ": '" + wrong.get() + "' is not the same on both sides"
        + (other.byPath.containsKey(wrong.get()) ? " (SHA-256 differs: did something write to it?)" : " (it is missing on one)"));
  }
}
