package org.clew.data.array;

import java.util.List;
import java.util.stream.Collectors;

/** The lengths of the axes of an array, slowest first; no axis is a single number. */
public record Shape(List<Integer> axes) {
  private static final int MAX_AXES = 64;

  public Shape {
    axes = List.copyOf(axes);
    if (axes.size() > MAX_AXES)
      throw new IllegalArgumentException("an array has at most " + MAX_AXES + " axes, found " + axes.size());
    long product = 1;
    for (int length : axes) {
      if (length < 0) throw new IllegalArgumentException("an axis of an array cannot have the length " + length);
      product *= length;
      if (product > Integer.MAX_VALUE) throw new IllegalArgumentException("an array of shape " + text(axes) + " is too large");
    }
  }

  public static Shape of(int... axes) {
    return new Shape(java.util.Arrays.stream(axes).boxed().toList());
  }

  /** Number of axes. */
  public int rank() {
    return axes.size();
  }

  /** Length of an axis, counted from 0. */
  public int axis(int i) {
    return axes.get(i);
  }

  /** Number of elements. */
  public int size() {
    int product = 1;
    for (int length : axes) product *= length;
    return product;
  }

  /** Position of an element when the last axis runs fastest; throws IndexOutOfBoundsException. */
  int position(int... index) {
    if (index.length != rank())
      throw new IndexOutOfBoundsException("an array of shape " + this + " has " + rank() + " indices, given " + index.length);
    int position = 0;
    for (int i = 0; i < index.length; i++) {
      if (index[i] < 0 || index[i] >= axes.get(i)) {
        throw new IndexOutOfBoundsException("index " + index[i] + " is outside axis " + i + " of an array of shape " + this);
      }
      position = position * axes.get(i) + index[i];
    }
    return position;
  }

  /** As Python writes a tuple. */
  @Override public String toString() {
    return text(axes);
  }

  private static String text(List<Integer> axes) {
    return axes.size() == 1 ? "(" + axes.getFirst() + ",)"
        : axes.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
