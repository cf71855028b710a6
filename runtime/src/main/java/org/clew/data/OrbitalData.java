package org.clew.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Orbitals, such as a code is told to project wave functions onto. */
public final class OrbitalData extends Data {
  static final DataType<OrbitalData> TYPE = new DataType<>("data.orbital", OrbitalData.class, OrbitalData::read);

  private final List<Orbital> orbitals;

  public OrbitalData(List<Orbital> orbitals) {
    this.orbitals = List.copyOf(orbitals);
  }

  public List<Orbital> orbitals() {
    return orbitals;
  }

  private static OrbitalData read(Object plain, Blobs blobs) {
    return new OrbitalData(read(Fields.of(TYPE, plain), TYPE));
  }

  /** The field {@code orbitals} of a value; throws IllegalArgumentException naming the position of what is wrong. */
  public static List<Orbital> read(Fields fields, DataType<?> type) {
    var orbitals = new ArrayList<Orbital>();
    for (var plain : fields.list("orbitals")) {
      try {
        orbitals.add(Orbital.read(plain));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(type.name() + ": orbitals[" + orbitals.size() + "]: " + e.getMessage(), e);
      }
    }
    return orbitals;
  }

  @Override public String type() {
    return TYPE.name();
  }

  @Override public Map<String, Object> plain() {
    return Map.of("orbitals", orbitals.stream().<Object>map(Orbital::plain).toList());
  }

  @Override public boolean equals(Object other) {
    return other instanceof OrbitalData that && orbitals.equals(that.orbitals);
  }

  @Override public int hashCode() {
    return orbitals.hashCode();
  }

  @Override public String toString() {
    return "OrbitalData" + orbitals.stream().map(Orbital::name).toList();
  }
}
