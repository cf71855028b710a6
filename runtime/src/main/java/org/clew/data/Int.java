package org.clew.data;

/** A whole number of 64 bits. */
public final class Int extends Data {
  static final DataType<Int> TYPE = new DataType<>("data.int", Int.class, Int::read);

  private final long value;

  public Int(long value) {
    this.value = value;
  }

  public long value() {
    return value;
  }

  /**
   * Reads decimal digits with an optional sign; surrounding blanks are ignored.
   *
   * @throws IllegalArgumentException when the text is no whole number of 64 bits
   */
  public static Int parse(String text) {
    try {
      return new Int(Long.parseLong(text.strip()));
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("\"" + text.strip() + "\" is not a whole number");
    }
  }

  private static Int read(Object plain, Blobs blobs) {
    return switch (plain) {
      case Long l -> new Int(l);
      case Integer i -> new Int(i);
      case null, default -> throw Fields.wrong(TYPE, "a whole number", plain);
    };
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Object plain() {
    return value;
  }
}
