package org.clew.archive;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.clew.provenance.NodeKind;

/** The nodes of an archive by number, from 0 in their order, with what later parts have to know of each. */
final class Numbering {
  private static final long NEW = -1;

  private final Map<UUID, Integer> numbers = new HashMap<>();
  private long[] pks = new long[1024];
  private byte[] families = new byte[1024];
  private long first = Long.MIN_VALUE;

  /** False when the uuid is there already. */
  boolean add(UUID uuid, NodeKind family) {
    int number = numbers.size();
    if (numbers.putIfAbsent(uuid, number) != null) return false;
    if (number == pks.length) {
      pks = Arrays.copyOf(pks, 2 * number);
      families = Arrays.copyOf(families, 2 * number);
    }
    families[number] = (byte) family.ordinal();
    pks[number] = NEW;
    return true;
  }

  /** Says that the node is in the store. */
  void exists(UUID uuid, long pk) {
    pks[numbers.get(uuid)] = pk;
  }

  OptionalInt number(UUID uuid) {
    var number = numbers.get(uuid);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  NodeKind family(int number) {
    return NodeKind.values()[families[number]];
  }

  boolean isNew(int number) {
    return pks[number] < 0;
  }

  /** Of a node that exists, or will once {@link #allocate} was called. */
  long pk(int number) {
    return isNew(number) ? first - 1 - pks[number] : pks[number];
  }

  long pk(UUID uuid) {
    return pk(numbers.get(uuid));
  }

  boolean isNew(UUID uuid) {
    return isNew(numbers.get(uuid));
  }

  int countNew() {
    int count = 0;
    for (int number = 0; number < size(); number++) if (isNew(number)) count++;
    return count;
  }

  /** Gives new nodes consecutive pks in the order of the archive. */
  void allocate(long firstPk) {
    first = firstPk;
    long next = NEW;
    for (int number = 0; number < size(); number++) if (isNew(number)) pks[number] = next--;
  }

  int size() {
    return numbers.size();
  }
}
