package org.clew.data;

import java.util.Map;

/** A mapping from text to plain values that keeps its order; see {@link Plain} for what it may hold. */
public final class Dict extends Data {
  static final DataType<Dict> TYPE = new DataType<>("data.dict", Dict.class, Dict::read);

  private final Map<String, Object> value;

  public Dict(Map<?, ?> value) {
    this.value = Plain.normalMap(value);
  }

  public Map<String, Object> value() {
    return value;
  }

  private static Dict read(Object plain, Blobs blobs) {
    if (plain instanceof Map<?, ?> m) return new Dict(m);
    throw Fields.wrong(TYPE, "a mapping", plain);
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
