package org.clew.data;

import java.util.List;
import java.util.Objects;

/**
 * A crystal, slab or molecule: cell, periodic directions and atoms; all lengths in angstrom.
 *
 * <p>A periodic direction needs a lattice vector that is not zero. {@link ExtendedXyz} reads and writes it as text.
 */
public final class StructureData extends Data {
  static final DataType<StructureData> TYPE = new DataType<>("data.structure", StructureData.class, StructureData::read);

  private final Cell cell;
  private final Periodicity pbc;
  private final List<Site> sites;

  public StructureData(Cell cell, Periodicity pbc, List<Site> sites) {
    for (int i = 0; i < 3; i++) {
      if (pbc.directions().get(i) && cell.vectors().get(i).length() == 0)
        throw new IllegalArgumentException("lattice vector " + "abc".charAt(i)
            + " is zero but the structure is periodic along it");
    }
    this.cell = cell;
    this.pbc = pbc;
    this.sites = List.copyOf(sites);
  }

  public Cell cell() {
    return cell;
  }

  public Periodicity pbc() {
    return pbc;
  }

  public List<Site> sites() {
    return sites;
  }

  /** Volume of the cell in cubic angstrom. */
  public double volume() {
    return cell.volume();
  }

  /**
   * Lattice vectors and positions multiplied by a length factor, so that the volume changes by its cube.
   *
   * @throws IllegalArgumentException when the factor is not positive
   */
  public StructureData scaled(double factor) {
    if (!(factor > 0)) throw new IllegalArgumentException("scale factor " + factor + " must be positive");
    var moved = sites.stream().map(site -> new Site(site.symbol(), site.position().times(factor))).toList();
    return new StructureData(cell.times(factor), pbc, moved);
  }

  private static StructureData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    var vectors = fields.list("cell");
    if (vectors.size() != 3) fields.fail("cell", "three lattice vectors");
    var cell = new Cell(Vector3.read(vectors.get(0)), Vector3.read(vectors.get(1)), Vector3.read(vectors.get(2)));
    if (!(fields.list("pbc") instanceof List<?> p && p.size() == 3 && p.get(0) instanceof Boolean a
        && p.get(1) instanceof Boolean b
        && p.get(2) instanceof Boolean c)) {
      return fields.fail("pbc", "a list of three truth values");
    }
    return new StructureData(cell, new Periodicity(a, b, c), fields.list("sites").stream().map(StructureData::site).toList());
  }

  private static Site site(Object plain) {
    var fields = Fields.of(TYPE, plain);
    return new Site(fields.text("symbol"), Vector3.read(fields.list("position")));
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Object plain() {
    return Fields.ordered(
        "cell", cell.vectors().stream().<Object>map(Vector3::plain).toList(),
        "pbc", List.<Object>copyOf(pbc.directions()),
        "sites", sites.stream().<Object>map(s -> Fields.ordered("symbol", s.symbol(), "position", s.position().plain()))
            .toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StructureData that && cell.equals(that.cell) && pbc.equals(that.pbc) && sites.equals(that.sites);
  }

  @Override
  public int hashCode() {
    return Objects.hash(cell, pbc, sites);
  }

  @Override
  public String toString() {
    return "StructureData[" + sites.size() + " atoms, " + volume() + " Å³]";
  }
}
