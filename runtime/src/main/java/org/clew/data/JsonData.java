package org.clew.data;

import java.util.Objects;

/**
 * Any JSON-like tree as one value, or a record of the user in its plain form; {@link #as} makes the record again.
 *
 * <p>Unlike {@link Dict} and {@link ListData} it may hold a tree of any kind, except null alone.
 */
public final class JsonData extends Data {
  static final DataType<JsonData> TYPE = new DataType<>("data.json", JsonData.class, JsonData::read);

  private final Object value;

  /** @throws IllegalArgumentException naming the dotted path of what is not plain, see {@link Plain} */
  public JsonData(Object tree) {
    this.value = Plain.normal(Objects.requireNonNull(tree, "data.json needs a value"));
  }

  /**
   * A record, or a tree that holds records, enum constants, optional values and arrays; components are fields of the same name.
   *
   * @throws IllegalArgumentException naming the dotted path of what has no plain form
   */
  public static JsonData of(Object tree) {
    return new JsonData(PlainRecords.plain(tree));
  }

  /** The tree: Boolean, Long, Double, String, unmodifiable list or mapping. */
  public Object value() {
    return value;
  }

  /**
   * The value as a record; fields that it has no component for are skipped, optional components may be absent.
   *
   * @throws IllegalArgumentException naming the dotted path of what does not fit
   */
  public <R extends Record> R as(Class<R> type) {
    return type.cast(PlainRecords.read(type, value, ""));
  }

  private static JsonData read(Object plain, Blobs blobs) {
    if (plain == null) throw Fields.wrong(TYPE, "a value", null);
    return new JsonData(plain);
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
