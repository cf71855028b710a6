package org.clew.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An orbital at a place, such as a projection of bands starts from.
 *
 * @param kind {@link #HYDROGEN}, or a word of the program that made it
 * @param position Cartesian, in angstrom
 * @param numbers what else there is to say, plain: of a hydrogen-like orbital {@code angular_momentum} and
 *     {@code magnetic_number}
 *     at least, see {@link #hydrogen}
 */
public record Orbital(String kind, Vector3 position, Map<String, Object> numbers) {
  /** Solutions of the hydrogen atom in their real form, and their hybrids. */
  public static final String HYDROGEN = "realhydrogen";

  private static final String KIND = "kind";
  private static final String POSITION = "position";
  private static final String ANGULAR = "angular_momentum";
  private static final String MAGNETIC = "magnetic_number";
  /** By angular momentum from 0 on, in the order of the magnetic number. */
  private static final List<List<String>> NAMES = List.of(List.of("s"), List.of("pz", "px", "py"),
      List.of("dz2", "dxz", "dyz", "dx2-y2", "dxy"),
      List.of("fz3", "fxz2", "fyz2", "fz(x2-y2)", "fxyz", "fx(x2-3y2)", "fy(3x2-y2)"));
  private static final List<String> HYBRIDS = List.of("sp", "sp2", "sp3", "sp3d", "sp3d2");

  /** @throws IllegalArgumentException naming what is wrong: no kind, a number that is out of range or not plain */
  public Orbital {
    Objects.requireNonNull(position, POSITION);
    if (kind == null || kind.isBlank()) throw new IllegalArgumentException("an orbital needs a kind, such as " + HYDROGEN);
    numbers = Plain.normalMap(numbers);
    if (numbers.containsKey(KIND) || numbers.containsKey(POSITION)) {
      throw new IllegalArgumentException("kind and position of an orbital are no numbers of it");
    }
    if (kind.equals(HYDROGEN)) checkHydrogen(numbers);
  }

  /**
   * A hydrogen-like orbital. Numbers count as Wannier90 does, from 0: angular momenta 0 to 3 are s, p, d, f, and -1 to -5 the
   * hybrids sp, sp2, sp3, sp3d, sp3d2; magnetic numbers follow the order pz, px, py and so on.
   */
  public static Orbital hydrogen(Vector3 position, int angularMomentum, int magneticNumber) {
    return new Orbital(HYDROGEN, position, Fields.ordered(ANGULAR, (long) angularMomentum, MAGNETIC, (long) magneticNumber));
  }

  /** A copy that says one more thing, such as {@code spin}, {@code radial_nodes}, {@code kind_name} or {@code diffusivity}. */
  public Orbital with(String name, Object plain) {
    var more = new LinkedHashMap<>(numbers);
    more.put(name, plain);
    return new Orbital(kind, position, more);
  }

  /** Such as {@code px} or {@code sp3-1}; the kind of one that is not hydrogen-like. */
  public String name() {
    if (!kind.equals(HYDROGEN)) return kind;
    int angular = number(numbers, ANGULAR);
    int magnetic = number(numbers, MAGNETIC);
    return angular >= 0 ? NAMES.get(angular).get(magnetic) : HYBRIDS.get(-angular - 1) + "-" + (magnetic + 1);
  }

  public Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put(KIND, kind);
    plain.put(POSITION, position.plain());
    plain.putAll(numbers);
    return Collections.unmodifiableMap(plain);
  }

  /** @throws IllegalArgumentException when it is none */
  public static Orbital read(Object plain) {
    if (!(plain instanceof Map<?, ?> map) || !(map.get(KIND) instanceof String kind)) {
      throw new IllegalArgumentException("an orbital is a mapping with kind and position, found " + plain);
    }
    var numbers = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> numbers.put((String) name, value));
    numbers.remove(KIND);
    numbers.remove(POSITION);
    return new Orbital(kind, Vector3.read(map.get(POSITION)), numbers);
  }

  private static void checkHydrogen(Map<String, Object> numbers) {
    int angular = number(numbers, ANGULAR);
    if (angular < -HYBRIDS.size() || angular >= NAMES.size()) {
      throw new IllegalArgumentException(ANGULAR + " must be from -" + HYBRIDS.size() + " to " + (NAMES.size() - 1) + ", found "
          + angular);
    }
    int most = angular >= 0 ? 2 * angular : -angular;
    int magnetic = number(numbers, MAGNETIC);
    if (magnetic < 0 || magnetic > most) {
      throw new IllegalArgumentException(MAGNETIC + " must be from 0 to " + most + " for " + ANGULAR + " " + angular + ", found "
          + magnetic);
    }
  }

  private static int number(Map<String, Object> numbers, String name) {
    if (numbers.get(name) instanceof Long number && number == number.intValue()) return number.intValue();
    throw new IllegalArgumentException(name + " must be a whole number, found " + numbers.get(name));
  }
}
