package org.clew.data;

/**
 * How values of one data type are read back.
 *
 * @param name durable name, e.g. {@code data.int}
 * @param javaType class of the values
 * @param reader inverse of {@link Data#plain()}
 */
public record DataType<D extends Data>(String name, Class<D> javaType, Reader<D> reader) {
  /** Makes a value from its plain tree; throws IllegalArgumentException that names what is wrong. */
  @FunctionalInterface
  public interface Reader<D> {
    D read(Object plain, Blobs blobs);
  }
}
