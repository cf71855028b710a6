package org.clew.data.array;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an array is made of; the name stands in nodes, the code in {@code .npy} files. */
public enum ElementType {
  FLOAT64("float64", 'f', 8),
  FLOAT32("float32", 'f', 4),
  INT64("int64", 'i', 8),
  INT32("int32", 'i', 4),
  INT16("int16", 'i', 2),
  INT8("int8", 'i', 1),
  UINT64("uint64", 'u', 8),
  UINT32("uint32", 'u', 4),
  UINT16("uint16", 'u', 2),
  UINT8("uint8", 'u', 1),
  BOOL("bool", 'b', 1),
  COMPLEX128("complex128", 'c', 16),
  COMPLEX64("complex64", 'c', 8);

  private final String durable;
  private final char family;
  private final int bytes;

  ElementType(String durable, char family, int bytes) {
    this.durable = durable;
    this.family = family;
    this.bytes = bytes;
  }

  /** NumPy's name, such as {@code float64}. */
  public String durable() {
    return durable;
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  /** Bytes that belong together when the byte order is turned: a complex number is two reals. */
  int word() {
    return isComplex() ? bytes / 2 : bytes;
  }

  /** {@code <f8}, {@code |b1} …: little endian, or without order where there is one byte. */
  String code() {
    return (bytes == 1 ? "|" : "<") + family + bytes;
  }

  public boolean isComplex() {
    return family == 'c';
  }

  /** Whole numbers, signed or not. */
  public boolean isWhole() {
    return family == 'i' || family == 'u';
  }

  boolean isUnsigned() {
    return family == 'u';
  }

  static Optional<ElementType> ofCode(String familyAndBytes) {
    return Arrays.stream(values()).filter(type -> type.code().substring(1).equals(familyAndBytes)).findFirst();
  }

  /** Inverse of {@link #durable()}; throws IllegalArgumentException that lists the names there are. */
  public static ElementType of(String durable) {
    for (var type : values()) if (type.durable.equals(durable)) return type;
    throw new IllegalArgumentException("'" + durable + "' is no type of array elements; there are "
        + Arrays.stream(values()).map(ElementType::durable).collect(Collectors.joining(", ")));
  }
}
