package org.clew.data.array;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.clew.data.Blobs;
import org.clew.data.DataType;
import org.clew.data.Fields;

/**
 * Energies of bands at points in reciprocal space: an array {@code bands} of points × bands, or spins × points × bands, and
 * optional occupations of the same shape.
 */
public final class BandsData extends ArrayData {
  public static final DataType<BandsData> TYPE = new DataType<>("data.array.bands", BandsData.class, BandsData::read);
  private static final String POINTS = "kpoints";
  private static final String BANDS = "bands";
  private static final String OCCUPATIONS = "occupations";

  private final String units;

  private BandsData(String units, Map<String, ArrayFile> arrays) {
    super(arrays);
    this.units = units;
    var checks = new Checks(TYPE.name(), arrays).required(POINTS, -1, 3)
        .that(arrays.containsKey(BANDS), "array 'bands' is missing");
    if (checks.has(BANDS)) {
      var shape = arrays.get(BANDS).shape();
      int points = checks.has(POINTS) ? checks.axis(POINTS, 0) : -1;
      if (shape.rank() == 3) checks.optional(BANDS, -1, points, -1);
      else checks.optional(BANDS, points, -1);
      if (checks.has(OCCUPATIONS)) {
        checks.that(arrays.get(OCCUPATIONS).shape().equals(shape),
            "array 'occupations' must have the shape of 'bands', " + shape);
      }
    }
    checks.done();
  }

  /** @param units of the energies, such as eV */
  public static BandsData of(KpointsData points, NdArray bands, Optional<NdArray> occupations, String units) {
    var arrays = new LinkedHashMap<String, NdArray>();
    arrays.put(POINTS, NdArray.of(points.points()));
    arrays.put(BANDS, bands);
    occupations.ifPresent(array -> arrays.put(OCCUPATIONS, array));
    return new BandsData(units, files(arrays));
  }

  public KpointsData points() {
    return KpointsData.list(array(POINTS).rows());
  }

  public NdArray bands() {
    return array(BANDS);
  }

  public Optional<NdArray> occupations() {
    return find(OCCUPATIONS);
  }

  public String units() {
    return units;
  }

  /**
   * The gap between the highest energy at or below a level and the lowest above it, in the units of the energies; empty when
   * nothing lies on one side. Zero or less never comes out: a metal has a small gap that depends on how dense the points are.
   */
  public OptionalDouble gap(double level) {
    var energies = bands().reals();
    var below = DoubleStream.of(energies).filter(energy -> energy <= level).max();
    var above = DoubleStream.of(energies).filter(energy -> energy > level).min();
    return below.isEmpty() || above.isEmpty() ? OptionalDouble.empty()
        : OptionalDouble.of(above.getAsDouble() - below.getAsDouble());
  }

  private static BandsData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    return new BandsData(fields.text("units"), readFiles(fields, blobs));
  }

  @Override protected Map<String, Object> attributes() {
    return Map.of("units", units);
  }

  @Override public String type() {
    return TYPE.name();
  }
}
