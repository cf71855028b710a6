package org.clew.data.array;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clew.data.Blobs;
import org.clew.data.DataType;
import org.clew.data.Fields;
import org.clew.data.Orbital;
import org.clew.data.OrbitalData;

/**
 * Bands as seen from orbitals. For orbital number i there is an array {@code proj_array_i}, its overlap with the states of the
 * bands, of points × bands or spins × points × bands, or {@code pdos_array_i}, its density of states, over
 * {@code energy_array_i}; or all of them.
 */
public final class ProjectionData extends ArrayData {
  public static final DataType<ProjectionData> TYPE = new DataType<>("data.array.projection", ProjectionData.class,
      ProjectionData::read);
  private static final String OVERLAP = "proj_array_";
  private static final String STATES = "pdos_array_";
  private static final String ENERGY = "energy_array_";

  private final List<Orbital> orbitals;
  private final Optional<UUID> bands;

  /** What was found for one orbital, one of both at least. */
  public record Projection(Orbital orbital, Optional<NdArray> overlap, Optional<Density> density) {}

  /** Energies in eV, and states per eV at each. */
  public record Density(double[] energies, double[] states) {}

  private ProjectionData(List<Orbital> orbitals, Optional<UUID> bands, Map<String, ArrayFile> arrays) {
    super(arrays);
    this.orbitals = List.copyOf(orbitals);
    this.bands = bands;
    var checks = new Checks(TYPE.name(), arrays).that(!orbitals.isEmpty(), "there is no orbital");
    int known = 0;
    Shape shape = null;
    for (int i = 0; i < orbitals.size(); i++) {
      checks.that(checks.has(OVERLAP + i) || checks.has(STATES + i),
          "orbital " + i + " (" + orbitals.get(i).name() + ") has no array")
          .that(checks.has(STATES + i) == checks.has(ENERGY + i), "orbital " + i + " needs both " + STATES + i + " and "
              + ENERGY + i + ", or none");
      if (checks.has(OVERLAP + i)) {
        var found = arrays.get(OVERLAP + i).shape();
        if (shape == null) shape = found;
        checks.that(found.equals(shape), "array '" + OVERLAP + i + "' must have the shape of the others, " + shape + ", found "
            + found);
      }
      checks.optional(STATES + i, -1).optional(ENERGY + i, checks.has(STATES + i) ? checks.axis(STATES + i, 0) : -1);
      for (var name : List.of(OVERLAP, STATES, ENERGY)) if (checks.has(name + i)) known++;
    }
    checks.that(known == arrays.size(), "there are arrays that belong to none of the " + orbitals.size() + " orbitals").done();
  }

  /** @param bands node of the {@link BandsData} that were projected, when it is stored */
  public static ProjectionData of(Optional<UUID> bands, List<Projection> projections) {
    var arrays = new LinkedHashMap<String, NdArray>();
    for (int i = 0; i < projections.size(); i++) {
      var number = i;
      projections.get(i).overlap().ifPresent(overlap -> arrays.put(OVERLAP + number, overlap));
      projections.get(i).density().ifPresent(density -> {
        arrays.put(STATES + number, NdArray.of(density.states()));
        arrays.put(ENERGY + number, NdArray.of(density.energies()));
      });
    }
    return new ProjectionData(projections.stream().map(Projection::orbital).toList(), bands, files(arrays));
  }

  public List<Orbital> orbitals() {
    return orbitals;
  }

  public Optional<UUID> bands() {
    return bands;
  }

  /** In the order of the orbitals; may block, see {@link ArrayFile#read}. */
  public List<Projection> projections() {
    var projections = new ArrayList<Projection>();
    for (int i = 0; i < orbitals.size(); i++) {
      var energies = find(ENERGY + i);
      projections.add(new Projection(orbitals.get(i), find(OVERLAP + i), find(STATES + i)
          .map(states -> new Density(energies.orElseThrow().reals(), states.reals()))));
    }
    return List.copyOf(projections);
  }

  private static ProjectionData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    Optional<UUID> bands = Optional.empty();
    if (fields.has("bands")) {
      try {
        bands = Optional.of(UUID.fromString(fields.text("bands")));
      } catch (IllegalArgumentException _) {
        fields.fail("bands", "the uuid of a node");
      }
    }
    return new ProjectionData(OrbitalData.read(fields, TYPE), bands, readFiles(fields, blobs));
  }

  @Override protected Map<String, Object> attributes() {
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put("orbitals", orbitals.stream().<Object>map(Orbital::plain).toList());
    bands.ifPresent(uuid -> attributes.put("bands", uuid.toString()));
    return attributes;
  }

  @Override public String type() {
    return TYPE.name();
  }
}
