package org.clew.data.array;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Blobs;
import org.clew.data.DataType;
import org.clew.data.Fields;
import org.clew.data.StructureData;

/**
 * Points in reciprocal space: a regular mesh with an offset, or a list of fractional coordinates with optional weights and labels
 * of points where a path turns.
 */
public final class KpointsData extends ArrayData {
  public static final DataType<KpointsData> TYPE = new DataType<>("data.array.kpoints", KpointsData.class, KpointsData::read);
  private static final String POINTS = "kpoints";
  private static final String WEIGHTS = "weights";
  private static final double TWO_PI = 2 * Math.PI;

  private final Optional<Mesh> mesh;
  private final List<Label> labels;

  /** Divisions along the reciprocal lattice vectors, and the shift of the first point in divisions. */
  public record Mesh(int a, int b, int c, double offsetA, double offsetB, double offsetC) {
    public Mesh {
      if (a < 1 || b < 1 || c < 1)
        throw new IllegalArgumentException("a mesh needs 1 or more divisions in each direction, found " + a + " " + b + " " + c);
    }

    List<Object> divisions() {
      return List.of((long) a, (long) b, (long) c);
    }

    List<Object> offset() {
      return List.of(offsetA, offsetB, offsetC);
    }
  }

  /** A name for the point at a position of the list, counted from 0. */
  public record Label(int point, String name) {}

  private KpointsData(Optional<Mesh> mesh, List<Label> labels, Map<String, ArrayFile> arrays) {
    super(arrays);
    this.mesh = mesh;
    this.labels = List.copyOf(labels);
    var checks = new Checks(TYPE.name(), arrays);
    checks.that(mesh.isPresent() != checks.has(POINTS), "there must be either a mesh or an array 'kpoints'")
        .optional(POINTS, -1, 3);
    int points = checks.has(POINTS) ? checks.axis(POINTS, 0) : 0;
    if (checks.has(WEIGHTS)) checks.optional(WEIGHTS, points);
    for (var label : labels) {
      checks.that(label.point() >= 0 && label.point() < points,
          "label '" + label.name() + "' stands at point " + label.point() + " of " + points);
    }
    checks.done();
  }

  /** A mesh that holds the origin. */
  public static KpointsData mesh(int a, int b, int c) {
    return mesh(new Mesh(a, b, c, 0, 0, 0));
  }

  public static KpointsData mesh(Mesh mesh) {
    return new KpointsData(Optional.of(mesh), List.of(), Map.of());
  }

  /**
   * The coarsest mesh whose points are no further apart than this.
   *
   * @param spacing in 1/angstrom, with the factor 2π in the reciprocal lattice; positive
   */
  public static KpointsData meshOfSpacing(StructureData structure, double spacing) {
    if (!(spacing > 0)) throw new IllegalArgumentException("the spacing of points must be positive, found " + spacing);
    var cell = structure.cell();
    var reciprocal = List.of(cell.b().cross(cell.c()), cell.c().cross(cell.a()), cell.a().cross(cell.b()));
    var n = new int[3];
    for (int i = 0; i < 3; i++) {
      if (!structure.pbc().directions().get(i)) n[i] = 1;
      else n[i] = Math.max(1, (int) Math.ceil(TWO_PI * reciprocal.get(i).length() / cell.volume() / spacing - 1e-9));
    }
    return mesh(n[0], n[1], n[2]);
  }

  /** Fractional coordinates, three for each point. */
  public static KpointsData list(double[]... points) {
    return list(points, new double[0], List.of());
  }

  /** @param weights one for each point, or none */
  public static KpointsData list(double[][] points, double[] weights, List<Label> labels) {
    var arrays = new LinkedHashMap<String, NdArray>();
    arrays.put(POINTS, points.length == 0 ? NdArray.ofReals(Shape.of(0, 3)) : NdArray.of(points));
    if (weights.length > 0) arrays.put(WEIGHTS, NdArray.of(weights));
    return new KpointsData(Optional.empty(), labels, files(arrays));
  }

  public Optional<Mesh> mesh() {
    return mesh;
  }

  /** The listed points; those of a mesh in the order in which the last coordinate runs fastest. */
  public double[][] points() {
    return mesh.map(KpointsData::points).orElseGet(() -> array(POINTS).rows());
  }

  private static double[][] points(Mesh mesh) {
    var points = new ArrayList<double[]>();
    for (int i = 0; i < mesh.a(); i++) for (int j = 0; j < mesh.b(); j++) for (int k = 0; k < mesh.c(); k++) {
      points.add(new double[] {(i + mesh.offsetA()) / mesh.a(), (j + mesh.offsetB()) / mesh.b(),
          (k + mesh.offsetC()) / mesh.c()});
    }
    return points.toArray(double[][]::new);
  }

  public Optional<double[]> weights() {
    return find(WEIGHTS).map(NdArray::reals);
  }

  public List<Label> labels() {
    return labels;
  }

  private static KpointsData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    var labels = new ArrayList<Label>();
    if (fields.has("labels")) {
      var names = Checks.texts(fields, "labels");
      var points = Checks.wholes(fields, "label_numbers", names.size());
      for (int i = 0; i < names.size(); i++) labels.add(new Label(Math.toIntExact(points.get(i)), names.get(i)));
    }
    Optional<Mesh> mesh = Optional.empty();
    if (fields.has("mesh")) {
      var n = Checks.wholes(fields, "mesh", 3);
      var offset = fields.has("offset") ? Checks.reals(fields, "offset", 3) : List.of(0.0, 0.0, 0.0);
      mesh = Optional.of(new Mesh(Math.toIntExact(n.get(0)), Math.toIntExact(n.get(1)), Math.toIntExact(n.get(2)),
          offset.get(0), offset.get(1), offset.get(2)));
    }
    return new KpointsData(mesh, labels, fields.has("arrays") ? readFiles(fields, blobs) : Map.of());
  }

  @Override protected Map<String, Object> attributes() {
    var attributes = new LinkedHashMap<String, Object>();
    mesh.ifPresent(m -> {
      attributes.put("mesh", m.divisions());
      attributes.put("offset", m.offset());
    });
    if (!labels.isEmpty()) {
      attributes.put("labels", labels.stream().<Object>map(Label::name).toList());
      attributes.put("label_numbers", labels.stream().<Object>map(label -> (long) label.point()).toList());
    }
    return Collections.unmodifiableMap(attributes);
  }

  @Override public String type() {
    return TYPE.name();
  }
}
