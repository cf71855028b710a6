package org.clew.data;

/** A truth value. */
public final class Bool extends Data {
  static final DataType<Bool> TYPE = new DataType<>("data.bool", Bool.class, Bool::read);

  private final boolean value;

  public Bool(boolean value) {
    this.value = value;
  }

  public boolean value() {
    return value;
  }

  private static Bool read(Object plain, Blobs blobs) {
    if (plain instanceof Boolean b) return new Bool(b);
    throw Fields.wrong(TYPE, "true or false", plain);
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
