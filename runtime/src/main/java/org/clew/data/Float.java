package org.clew.data;

/** A real number of double precision; NaN and the infinities are refused. */
public final class Float extends Data {
  static final DataType<Float> TYPE = new DataType<>("data.float", Float.class, Float::read);

  private final double value;

  public Float(double value) {
    if (!Double.isFinite(value)) throw new IllegalArgumentException(value + " is not a finite number");
    this.value = value;
  }

  public double value() {
    return value;
  }

  /**
   * Reads a decimal number; surrounding blanks are ignored.
   *
   * @throws IllegalArgumentException when the text is no finite number
   */
  public static Float parse(String text) {
    try {
      return new Float(Double.parseDouble(text.strip()));
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("\"" + text.strip() + "\" is not a number");
    }
  }

  private static Float read(Object plain, Blobs blobs) {
    if (plain instanceof Number n) return new Float(n.doubleValue());
    throw Fields.wrong(TYPE, "a number", plain);
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
