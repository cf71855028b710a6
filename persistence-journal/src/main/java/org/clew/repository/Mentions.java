package org.clew.repository;

import java.util.HashSet;
import java.util.Set;
import org.clew.store.Store;

/**
 * The objects that a store names anywhere: whatever is written as 64 lower-case hexadecimal digits, in contents of data,
 * attributes of processes (input files, sources of code) and events that the graph does not show yet. Rather too many than one
 * too few.
 */
final class Mentions {
  private final Set<Hash> hashes = new HashSet<>();

  private Mentions() {}

  static Set<Hash> in(Store store) {
    Mentions mentions = new Mentions();
    store.inventory().texts(mentions::read);
    return mentions.hashes;
  }

  static Set<Hash> in(byte[] text) {
    Mentions mentions = new Mentions();
    mentions.read(text);
    return mentions.hashes;
  }

  private void read(byte[] text) {
    int start = 0;
    for (int at = 0; at <= text.length; at++) {
      if (at < text.length && isDigit(text[at])) continue;
      if (at - start == Hash.DIGITS) hashes.add(hash(text, start));
      start = at + 1;
    }
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9' || character >= 'a' && character <= 'f';
  }

  private static Hash hash(byte[] text, int start) {
    return Hash.parse(new String(text, start, Hash.DIGITS, java.nio.charset.StandardCharsets.US_ASCII));
  }
}
