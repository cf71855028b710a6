package org.clew.data;

import java.util.List;

/** A list of plain values; see {@link Plain} for what it may hold. */
public final class ListData extends Data {
  static final DataType<ListData> TYPE = new DataType<>("data.list", ListData.class, ListData::read);

  private final List<Object> value;

  public ListData(List<?> value) {
    this.value = Plain.normalList(value);
  }

  public List<Object> value() {
    return value;
  }

  private static ListData read(Object plain, Blobs blobs) {
    if (plain instanceof List<?> l) return new ListData(l);
    throw Fields.wrong(TYPE, "a list", plain);
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
