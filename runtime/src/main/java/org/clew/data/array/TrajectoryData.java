package org.clew.data.array;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.data.Blobs;
import org.clew.data.Cell;
import org.clew.data.DataType;
import org.clew.data.Fields;
import org.clew.data.Periodicity;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;

/**
 * Positions of the same atoms at many steps, in angstrom: arrays {@code steps}, {@code positions} (steps × atoms × 3),
 * {@code cells} (steps × 3 × 3) for what is periodic; {@code times} (ps) and {@code velocities} where they are known.
 */
public final class TrajectoryData extends ArrayData {
  public static final DataType<TrajectoryData> TYPE =
      new DataType<>("data.array.trajectory", TrajectoryData.class, TrajectoryData::read);

  private final List<String> symbols;
  private final Periodicity pbc;

  private TrajectoryData(List<String> symbols, Periodicity pbc, Map<String, ArrayFile> arrays) {
    super(arrays);
    this.symbols = List.copyOf(symbols);
    this.pbc = pbc;
    var checks = new Checks(TYPE.name(), arrays).required("steps", -1);
    int steps = checks.has("steps") ? checks.axis("steps", 0) : -1;
    checks.required("positions", steps, symbols.size(), 3).optional("cells", steps, 3, 3).optional("times", steps)
        .optional("velocities", steps, symbols.size(), 3)
        .that(checks.has("cells") || pbc.equals(Periodicity.NONE), "array 'cells' is missing, but the atoms are periodic").done();
  }

  /**
   * Steps 0, 1, 2 … @throws IllegalArgumentException when there are none, or the atoms or periodic directions change on the way
   */
  public static TrajectoryData of(List<StructureData> frames) {
    if (frames.isEmpty()) throw new IllegalArgumentException("a trajectory needs one step or more");
    var first = frames.getFirst();
    var symbols = first.sites().stream().map(Site::symbol).toList();
    var positions = new ArrayList<Vector3>();
    var cells = new ArrayList<Vector3>();
    for (int step = 0; step < frames.size(); step++) {
      var frame = frames.get(step);
      if (!frame.sites().stream().map(Site::symbol).toList().equals(symbols) || !frame.pbc().equals(first.pbc()))
        throw new IllegalArgumentException("step " + step + " has other atoms or periodic directions than step 0");
      frame.sites().forEach(site -> positions.add(site.position()));
      cells.addAll(frame.cell().vectors());
    }
    var arrays = new LinkedHashMap<String, NdArray>();
    arrays.put("steps", NdArray.ofWholes(Shape.of(frames.size()), java.util.stream.LongStream.range(0, frames.size()).toArray()));
    arrays.put("positions", vectors(positions, frames.size(), symbols.size()));
    if (!first.cell().equals(Cell.NONE)) arrays.put("cells", vectors(cells, frames.size(), 3));
    return new TrajectoryData(symbols, first.pbc(), files(arrays));
  }

  private static NdArray vectors(List<Vector3> vectors, int steps, int each) {
    return NdArray.ofReals(Shape.of(steps, each, 3),
        vectors.stream().flatMapToDouble(v -> java.util.stream.DoubleStream.of(v.x(), v.y(), v.z())).toArray());
  }

  public int steps() {
    return arrays().get("steps").shape().axis(0);
  }

  public List<String> symbols() {
    return symbols;
  }

  public Periodicity pbc() {
    return pbc;
  }

  /** The structure at a position, counted from 0; throws IndexOutOfBoundsException. */
  public StructureData structure(int step) {
    var positions = array("positions").part(step).rows();
    var sites = new ArrayList<Site>();
    for (int i = 0; i < positions.length; i++) sites.add(new Site(symbols.get(i), vector(positions[i])));
    return new StructureData(find("cells").map(cells -> cell(cells.part(step).rows())).orElse(Cell.NONE), pbc, sites);
  }

  private static Cell cell(double[][] rows) {
    return new Cell(vector(rows[0]), vector(rows[1]), vector(rows[2]));
  }

  private static Vector3 vector(double[] xyz) {
    return new Vector3(xyz[0], xyz[1], xyz[2]);
  }

  private static TrajectoryData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    if (!(fields.list("pbc") instanceof List<?> p && p.size() == 3 && p.get(0) instanceof Boolean a
        && p.get(1) instanceof Boolean b && p.get(2) instanceof Boolean c)) return fields.fail("pbc",
        "a list of three truth values");
    return new TrajectoryData(Checks.texts(fields, "symbols"), new Periodicity(a, b, c), readFiles(fields, blobs));
  }

  @Override protected Map<String, Object> attributes() {
    return Fields.ordered("symbols", List.<Object>copyOf(symbols), "pbc", List.<Object>copyOf(pbc.directions()));
  }

  @Override public String type() {
    return TYPE.name();
  }
}
