package org.clew.provenance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Links as arrays of places, nodes numbered from 0 in the order of their ids: small enough for millions. */
final class Arrows {
  private final long[] ids;
  private final int[] first;
  private final int[] targets;
  private final int[] incoming;

  Arrows(List<Link> links) {
    ids = links.stream().flatMapToLong(link -> LongStream.of(link.source(), link.target())).sorted().distinct().toArray();
    first = new int[ids.length + 1];
    incoming = new int[ids.length];
    targets = new int[links.size()];
    var sources = new int[links.size()];
    var ends = new int[links.size()];
    for (int i = 0; i < ends.length; i++) {
      sources[i] = number(links.get(i).source());
      ends[i] = number(links.get(i).target());
      first[sources[i] + 1]++;
      incoming[ends[i]]++;
    }
    for (int i = 0; i < ids.length; i++) first[i + 1] += first[i];
    var next = Arrays.copyOf(first, ids.length);
    for (int i = 0; i < ends.length; i++) targets[next[sources[i]]++] = ends[i];
  }

  int number(long id) {
    return Arrays.binarySearch(ids, id);
  }

  int nodes() {
    return ids.length;
  }

  /** Numbers of arrows to each node; a copy. */
  int[] incoming() {
    return incoming.clone();
  }

  /** The arrows of a node are those from {@code first(node)} up to, without, {@code first(node + 1)}. */
  int first(int node) {
    return first[node];
  }

  int target(int arrow) {
    return targets[arrow];
  }
}
