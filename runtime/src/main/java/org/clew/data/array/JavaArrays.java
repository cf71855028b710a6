package org.clew.data.array;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Makes arrays of what Java has: nested arrays of primitives, and nested lists of numbers as JSON gives them. */
final class JavaArrays {
  private static final int MAX_AXES = 64;

  private JavaArrays() {}

  static NdArray read(Object javaArray) {
    var leaf = javaArray.getClass();
    while (leaf.isArray()) leaf = leaf.getComponentType();
    var type = elementType(leaf);
    if (type == null || !javaArray.getClass().isArray()) {
      throw new IllegalArgumentException("a value of type " + javaArray.getClass().getSimpleName()
          + " is no array of numbers; give a double[], long[], int[], float[], short[] or boolean[], with any number of axes");
    }
    var axes = new ArrayList<Integer>();
    for (var each = javaArray; each != null && each.getClass().isArray();
        each = Array.getLength(each) == 0 ? null : Array.get(each, 0)) {
      axes.add(Array.getLength(each));
    }
    for (int rank = rank(javaArray.getClass()); axes.size() < rank;) axes.add(0);
    var shape = new Shape(axes);
    var bytes = ByteBuffer.allocate(Math.multiplyExact(shape.size(), type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    fill(javaArray, shape, 0, "", bytes);
    return NdArray.ofBytes(type, shape, bytes.array());
  }

  /**
   * Nested lists of numbers or truth values; whole numbers only when all are. Throws IllegalArgumentException naming the place.
   */
  static NdArray ofLists(List<?> nested) {
    var axes = new ArrayList<Integer>();
    for (Object each = nested; each instanceof List<?> list; each = list.isEmpty() ? null : list.getFirst()) {
      axes.add(list.size());
      if (axes.size() > MAX_AXES) throw new IllegalArgumentException("lists are nested deeper than " + MAX_AXES + " axes");
    }
    var shape = new Shape(axes);
    var leaves = new ArrayList<Object>(shape.size());
    collect(nested, shape, 0, "", leaves);
    if (leaves.stream().allMatch(Boolean.class::isInstance) && !leaves.isEmpty()) {
      return NdArray.filled(ElementType.BOOL, shape, leaves.size(),
          (bytes, i) -> bytes.put((byte) ((Boolean) leaves.get(i) ? 1 : 0)));
    }
    for (int i = 0; i < leaves.size(); i++) if (leaves.get(i) instanceof Boolean) {
      throw new IllegalArgumentException("an array has either numbers or truth values, found both");
    }
    boolean whole = !leaves.isEmpty() && leaves.stream().allMatch(leaf -> leaf instanceof Long || leaf instanceof Integer);
    return whole ? NdArray.ofWholes(shape, leaves.stream().mapToLong(leaf -> ((Number) leaf).longValue()).toArray())
        : NdArray.ofReals(shape, leaves.stream().mapToDouble(leaf -> ((Number) leaf).doubleValue()).toArray());
  }

  private static void collect(Object each, Shape shape, int axis, String path, List<Object> leaves) {
    if (axis == shape.rank()) {
      if (!(each instanceof Number || each instanceof Boolean))
        throw new IllegalArgumentException(path + ": expected a number, found " + each);
      leaves.add(each);
      return;
    }
    if (!(each instanceof List<?> list))
      throw new IllegalArgumentException(path + ": expected a list of " + shape.axis(axis) + ", found " + each);
    checkLength(list.size(), shape, axis, path);
    for (int i = 0; i < list.size(); i++) collect(list.get(i), shape, axis + 1, step(path, i), leaves);
  }

  private static ElementType elementType(Class<?> leaf) {
    if (leaf == double.class) return ElementType.FLOAT64;
    if (leaf == float.class) return ElementType.FLOAT32;
    if (leaf == long.class) return ElementType.INT64;
    if (leaf == int.class) return ElementType.INT32;
    if (leaf == short.class) return ElementType.INT16;
    return leaf == boolean.class ? ElementType.BOOL : null;
  }

  static boolean isNumeric(Class<?> type) {
    var leaf = type;
    while (leaf.isArray()) leaf = leaf.getComponentType();
    return type.isArray() && elementType(leaf) != null;
  }

  static <T> T write(NdArray array, Class<T> type) {
    Class<?> element = type;
    while (element.isArray()) element = element.getComponentType();
    boolean fits = isNumeric(type) && rank(type) == array.shape().rank() && (element == double.class || element == float.class
        ? !array.type().isComplex() : element == boolean.class ? array.type() == ElementType.BOOL : array.type().isWhole());
    if (!fits) {
      throw new IllegalArgumentException("an array of " + array.type().durable() + " and shape " + array.shape() + " is no "
          + type.getSimpleName());
    }
    return type.cast(write(array, type, 0, 0));
  }

  private static Object write(NdArray array, Class<?> type, int axis, int start) {
    int length = array.shape().axis(axis);
    var row = Array.newInstance(type.getComponentType(), length);
    for (int i = 0; i < length; i++) {
      int position = start * length + i;
      switch (row) {
        case double[] reals -> reals[i] = array.realAt(position);
        case float[] reals -> reals[i] = (float) array.realAt(position);
        case long[] wholes -> wholes[i] = array.wholeAt(position);
        case int[] wholes -> wholes[i] = Math.toIntExact(array.wholeAt(position));
        case short[] wholes -> wholes[i] = narrow(array.wholeAt(position));
        case boolean[] truths -> truths[i] = array.wholeAt(position) != 0;
        default -> Array.set(row, i, write(array, type.getComponentType(), axis + 1, position));
      }
    }
    return row;
  }

  private static short narrow(long value) {
    if (value != (short) value) throw new ArithmeticException(value + " does not fit type short");
    return (short) value;
  }

  private static int rank(Class<?> type) {
    return type.isArray() ? 1 + rank(type.getComponentType()) : 0;
  }

  private static void fill(Object each, Shape shape, int axis, String path, ByteBuffer bytes) {
    if (each == null) throw new IllegalArgumentException(path + ": expected a row of " + shape.axis(axis) + ", found null");
    checkLength(Array.getLength(each), shape, axis, path);
    switch (each) {
      case double[] row -> { for (var number : row) bytes.putDouble(number); }
      case float[] row -> { for (var number : row) bytes.putFloat(number); }
      case long[] row -> { for (var number : row) bytes.putLong(number); }
      case int[] row -> { for (var number : row) bytes.putInt(number); }
      case short[] row -> { for (var number : row) bytes.putShort(number); }
      case boolean[] row -> { for (var number : row) bytes.put((byte) (number ? 1 : 0)); }
      default -> {
        var rows = (Object[]) each;
        for (int i = 0; i < rows.length; i++) fill(rows[i], shape, axis + 1, step(path, i), bytes);
      }
    }
  }

  private static void checkLength(int found, Shape shape, int axis, String path) {
    if (found == shape.axis(axis)) return;
    throw new IllegalArgumentException((path.isEmpty() ? "" : path + ": ") + "all rows must be of one length, expected "
        + shape.axis(axis) + ", found " + found);
  }

  private static String step(String path, int i) {
    return path.isEmpty() ? String.valueOf(i) : path + "." + i;
  }
}
