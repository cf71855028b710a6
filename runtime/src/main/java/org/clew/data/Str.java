package org.clew.data;

import java.util.Objects;

/** A text. */
public final class Str extends Data {
  static final DataType<Str> TYPE = new DataType<>("data.str", Str.class, Str::read);

  private final String value;

  public Str(String value) {
    Objects.requireNonNull(value, "value");
    this.value = value;
  }

  public String value() {
    return value;
  }

  private static Str read(Object plain, Blobs blobs) {
    if (plain instanceof String s) return new Str(s);
    throw Fields.wrong(TYPE, "text", plain);
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
