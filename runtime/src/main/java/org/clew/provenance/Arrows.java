package org.clew.provenance;

import java.util.Arrays;

/** Arrows between nodes that are numbered from 0; 16 bytes for each, so that millions fit. */
public final class Arrows {
  private int[] sources = new int[1024];
  private int[] targets = new int[1024];
  private int count;

  public void add(int source, int target) {
    if (count == sources.length) {
      sources = Arrays.copyOf(sources, 2 * count);
      targets = Arrays.copyOf(targets, 2 * count);
    }
    sources[count] = source;
    targets[count++] = target;
  }

  /** Whether no node leads back to itself. */
  public boolean isAcyclic(int nodes) {
    return !sorted(nodes).hasCircles();
  }

  /** By source. */
  Sorted sorted(int nodes) {
    int[] first = new int[nodes + 1];
    int[] incoming = new int[nodes];
    for (int i = 0; i < count; i++) {
      first[sources[i] + 1]++;
      incoming[targets[i]]++;
    }
    for (int node = 0; node < nodes; node++) first[node + 1] += first[node];
    int[] ends = new int[count];
    int[] next = Arrays.copyOf(first, nodes);
    for (int i = 0; i < count; i++) ends[next[sources[i]]++] = targets[i];
    return new Sorted(first, ends, left(first, ends, incoming));
  }

  /** Takes away nodes that nothing leads to, again and again: what is left to others lies on circles, or behind them. */
  private static int[] left(int[] first, int[] ends, int[] incoming) {
    int[] free = new int[incoming.length];
    int found = 0;
    for (int node = 0; node < incoming.length; node++) if (incoming[node] == 0) free[found++] = node;
    for (int at = 0; at < found; at++) {
      for (int arrow = first[free[at]]; arrow < first[free[at] + 1]; arrow++) {
        if (--incoming[ends[arrow]] == 0) free[found++] = ends[arrow];
      }
    }
    return incoming;
  }

  /**
   * Arrows by source.
   *
   * @param first of each node the place of its first arrow in {@code ends}; the last is before the first of the next node
   * @param ends where they lead
   * @param left of each node the number of arrows to it from nodes on circles or behind them; 0 for a node that is neither
   */
  record Sorted(int[] first, int[] ends, int[] left) {
    int nodes() {
      return left.length;
    }

    boolean hasCircles() {
      return Arrays.stream(left).anyMatch(arrows -> arrows > 0);
    }
  }
}
