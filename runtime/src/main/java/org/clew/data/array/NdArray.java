package org.clew.data.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * An array of numbers with any number of axes, the last one running fastest. Not-a-number and the infinities are numbers here.
 *
 * <p>{@link #of(Object)} makes one of a Java array such as {@code double[][]}; elements are read with {@link #real},
 * {@link #whole}, {@link #truth} and {@link #imaginary}, or all at once.
 */
public final class NdArray {
  private final ElementType type;
  private final Shape shape;
  private final ByteBuffer bytes;

  private NdArray(ElementType type, Shape shape, byte[] littleEndian) {
    this.type = type;
    this.shape = shape;
    this.bytes = ByteBuffer.wrap(littleEndian).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Takes the bytes as they are; throws IllegalArgumentException when there are too few or too many. */
  static NdArray ofBytes(ElementType type, Shape shape, byte[] littleEndian) {
    long wanted = (long) shape.size() * type.bytes();
    if (littleEndian.length != wanted) {
      throw new IllegalArgumentException("an array of " + type.durable() + " and shape " + shape + " has " + wanted
          + " bytes, found " + littleEndian.length);
    }
    return new NdArray(type, shape, littleEndian);
  }

  /**
   * From a Java array of double, float, long, int, short or boolean with any number of axes.
   *
   * @throws IllegalArgumentException for anything else, and when the rows are not of one length, naming the row
   */
  public static NdArray of(Object javaArray) {
    return JavaArrays.read(javaArray);
  }

  /** Whether {@link #of(Object)} takes values of the class. */
  public static boolean isNumeric(Class<?> type) {
    return JavaArrays.isNumeric(type);
  }

  /** Real numbers in the order of their positions. */
  public static NdArray ofReals(Shape shape, double... values) {
    return filled(ElementType.FLOAT64, shape, values.length, (bytes, i) -> bytes.putDouble(values[i]));
  }

  /** Whole numbers in the order of their positions. */
  public static NdArray ofWholes(Shape shape, long... values) {
    return filled(ElementType.INT64, shape, values.length, (bytes, i) -> bytes.putLong(values[i]));
  }

  /** Complex numbers: real and imaginary parts alternate. */
  public static NdArray ofComplex(Shape shape, double... parts) {
    var bytes = ByteBuffer.allocate(parts.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (var part : parts) bytes.putDouble(part);
    return ofBytes(ElementType.COMPLEX128, shape, bytes.array());
  }

  /** Puts one element into a buffer. */
  @FunctionalInterface
  interface Put {
    void put(ByteBuffer bytes, int position);
  }

  static NdArray filled(ElementType type, Shape shape, int count, Put put) {
    var bytes = ByteBuffer.allocate(Math.multiplyExact(count, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) put.put(bytes, i);
    return ofBytes(type, shape, bytes.array());
  }

  public ElementType type() {
    return type;
  }

  public Shape shape() {
    return shape;
  }

  /** The real part of an element; whole numbers beyond 2^53 are rounded, truth is 1. Throws IndexOutOfBoundsException. */
  public double real(int... index) {
    return realAt(shape.position(index));
  }

  /** The imaginary part of an element; 0 unless the array is complex. */
  public double imaginary(int... index) {
    return imaginaryAt(shape.position(index));
  }

  /**
   * An element as a whole number; unsigned ones beyond 63 bits are negative. Throws IllegalStateException when the elements are
   * real.
   */
  public long whole(int... index) {
    return wholeAt(shape.position(index));
  }

  /** Whether an element is not zero. */
  public boolean truth(int... index) {
    int position = shape.position(index);
    return realAt(position) != 0 || imaginaryAt(position) != 0;
  }

  /** All real parts in the order of their positions. */
  public double[] reals() {
    var all = new double[shape.size()];
    for (int i = 0; i < all.length; i++) all[i] = realAt(i);
    return all;
  }

  /** All elements as whole numbers; throws IllegalStateException when they are real. */
  public long[] wholes() {
    var all = new long[shape.size()];
    for (int i = 0; i < all.length; i++) all[i] = wholeAt(i);
    return all;
  }

  /** The rows of an array with two axes; throws IllegalStateException for others. */
  public double[][] rows() {
    if (shape.rank() != 2) throw new IllegalStateException("an array of shape " + shape + " has no rows; it needs two axes");
    var rows = new double[shape.axis(0)][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[shape.axis(1)];
      for (int j = 0; j < rows[i].length; j++) rows[i][j] = real(i, j);
    }
    return rows;
  }

  /** The same elements with other axes; throws IllegalArgumentException when their number differs. */
  public NdArray reshaped(int... axes) {
    return ofBytes(type, Shape.of(axes), bytes.array());
  }

  /**
   * A Java array such as {@code double[][]}; whole numbers may become real ones, not the other way round.
   *
   * @throws IllegalArgumentException when the number of axes or the elements do not fit the class
   */
  public <T> T as(Class<T> javaArray) {
    return JavaArrays.write(this, javaArray);
  }

  /** One part of the first axis, such as a step of a trajectory; throws IndexOutOfBoundsException. */
  public NdArray part(int index) {
    if (shape.rank() == 0) throw new IndexOutOfBoundsException("a single number has no parts");
    Objects.checkIndex(index, shape.axis(0));
    var rest = new Shape(shape.axes().subList(1, shape.rank()));
    int length = rest.size() * type.bytes();
    return ofBytes(type, rest, Arrays.copyOfRange(bytes.array(), index * length, (index + 1) * length));
  }

  /**
   * Nested lists of Double, Long or Boolean; a complex number is a list of its two parts. A single number stands alone. What is
   * not finite stays so, and is therefore no JSON.
   */
  public Object nested() {
    return nested(0, 0, switch (type) {
      case BOOL -> i -> wholeAt(i) != 0;
      case COMPLEX128, COMPLEX64 -> i -> List.of(realAt(i), imaginaryAt(i));
      case FLOAT64, FLOAT32 -> this::realAt;
      case UINT64 -> i -> wholeAt(i) < 0 ? (Object) realAt(i) : (Object) wholeAt(i);
      case INT64, INT32, INT16, INT8, UINT32, UINT16, UINT8 -> this::wholeAt;
    });
  }

  private Object nested(int axis, int start, IntFunction<Object> element) {
    if (axis == shape.rank()) return element.apply(start);
    int length = shape.axis(axis);
    var list = new ArrayList<Object>(length);
    for (int i = 0; i < length; i++) list.add(nested(axis + 1, start * length + i, element));
    return list;
  }

  double realAt(int i) {
    return switch (type) {
      case FLOAT64 -> bytes.getDouble(8 * i);
      case FLOAT32 -> bytes.getFloat(4 * i);
      case COMPLEX128 -> bytes.getDouble(16 * i);
      case COMPLEX64 -> bytes.getFloat(8 * i);
      case UINT64 -> Wholes.unsigned(bytes.getLong(8 * i));
      case INT64, INT32, INT16, INT8, UINT32, UINT16, UINT8, BOOL -> wholeAt(i);
    };
  }

  double imaginaryAt(int i) {
    return switch (type) {
      case COMPLEX128 -> bytes.getDouble(16 * i + 8);
      case COMPLEX64 -> bytes.getFloat(8 * i + 4);
      case FLOAT64, FLOAT32, INT64, INT32, INT16, INT8, UINT64, UINT32, UINT16, UINT8, BOOL -> 0;
    };
  }

  long wholeAt(int i) {
    return switch (type) {
      case INT64, UINT64 -> bytes.getLong(8 * i);
      case INT32 -> bytes.getInt(4 * i);
      case UINT32 -> Integer.toUnsignedLong(bytes.getInt(4 * i));
      case INT16 -> bytes.getShort(2 * i);
      case UINT16 -> Short.toUnsignedLong(bytes.getShort(2 * i));
      case INT8 -> bytes.get(i);
      case UINT8 -> Byte.toUnsignedLong(bytes.get(i));
      case BOOL -> bytes.get(i) == 0 ? 0 : 1;
      case FLOAT64, FLOAT32, COMPLEX128, COMPLEX64 ->
          throw new IllegalStateException("an array of " + type.durable() + " has no whole numbers");
    };
  }

  byte[] littleEndian() {
    return bytes.array();
  }

  @Override public boolean equals(Object other) {
    return other instanceof NdArray that && type == that.type && shape.equals(that.shape)
        && Arrays.equals(bytes.array(), that.bytes.array());
  }

  @Override public int hashCode() {
    return Objects.hash(type, shape, Arrays.hashCode(bytes.array()));
  }

  @Override public String toString() {
    return "NdArray[" + type.durable() + " " + shape + "]";
  }
}
