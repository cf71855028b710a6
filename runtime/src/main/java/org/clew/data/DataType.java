package org.clew.data;

/**
 * How values of one data type are read back, and what of them counts when they are compared.
 *
 * @param name durable name, e.g. {@code data.int}
 * @param javaType class of the values
 * @param reader inverse of {@link Data#plain()}
 * @param hashing what two values have in common when calculations may treat them as the same
 */
public record DataType<D extends Data>(String name, Class<D> javaType, Reader<D> reader, HashRule hashing) {
  /** A type all of whose content counts. */
  public DataType(String name, Class<D> javaType, Reader<D> reader) {
    this(name, javaType, reader, HashRule.ALL);
  }

  /** Makes a value from its plain tree; throws IllegalArgumentException that names what is wrong. */
  @FunctionalInterface
  public interface Reader<D> {
    D read(Object plain, Blobs blobs);
  }
}
