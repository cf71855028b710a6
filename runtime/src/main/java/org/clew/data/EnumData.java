package org.clew.data;

import java.util.Objects;

/**
 * A member of an enumeration: the kind of the enumeration and the name of the member.
 *
 * <p>The kind is a durable name. {@link #of} derives it from the simple name of the enum ({@code RelaxType} gives {@code
 * relax_type}); give it explicitly when the class may be renamed.
 */
public final class EnumData extends Data {
  static final DataType<EnumData> TYPE = new DataType<>("data.enum", EnumData.class, EnumData::read);

  private final String kind;
  private final String member;

  public EnumData(String kind, String member) {
    this.kind = Objects.requireNonNull(kind, "kind");
    this.member = Objects.requireNonNull(member, "member");
  }

  public static EnumData of(Enum<?> constant) {
    var simple = constant.getDeclaringClass().getSimpleName();
    return new EnumData(simple.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(java.util.Locale.ROOT), constant.name());
  }

  public String kind() {
    return kind;
  }

  public String member() {
    return member;
  }

  /**
   * The constant of this name.
   *
   * @throws IllegalArgumentException naming the members there are
   */
  public <E extends Enum<E>> E as(Class<E> type) {
    for (E constant : type.getEnumConstants()) if (constant.name().equals(member)) return constant;
    throw new IllegalArgumentException(
        "'" + member + "' is not one of " + java.util.Arrays.toString(type.getEnumConstants()) + " of " + type.getSimpleName());
  }

  private static EnumData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    return new EnumData(fields.text("kind"), fields.text("member"));
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Object plain() {
    return Fields.ordered("kind", kind, "member", member);
  }

  @Override
  public String toString() {
    return "EnumData[" + kind + "." + member + "]";
  }
}
