package org.clew.archive;

import java.util.Arrays;

/** Tells whether numbered nodes and arrows between them are free of loops; takes 16 bytes for each arrow. */
final class AcyclicCheck {
  private int[] sources = new int[1024];
  private int[] targets = new int[1024];
  private int count;

  void add(int source, int target) {
    if (count == sources.length) {
      sources = Arrays.copyOf(sources, 2 * count);
      targets = Arrays.copyOf(targets, 2 * count);
    }
    sources[count] = source;
    targets[count++] = target;
  }

  /** Takes away nodes that nothing leads to, again and again; what is left would be loops. */
  boolean holds(int nodes) {
    int[] start = new int[nodes + 1];
    int[] incoming = new int[nodes];
    for (int i = 0; i < count; i++) {
      start[sources[i] + 1]++;
      incoming[targets[i]]++;
    }
    for (int node = 0; node < nodes; node++) start[node + 1] += start[node];
    int[] ends = new int[count];
    int[] next = Arrays.copyOf(start, nodes);
    for (int i = 0; i < count; i++) ends[next[sources[i]]++] = targets[i];
    int[] free = new int[nodes];
    int found = 0;
    for (int node = 0; node < nodes; node++) if (incoming[node] == 0) free[found++] = node;
    for (int at = 0; at < found; at++) {
      for (int arrow = start[free[at]]; arrow < start[free[at] + 1]; arrow++) {
        if (--incoming[ends[arrow]] == 0) free[found++] = ends[arrow];
      }
    }
    return found == nodes;
  }
}
