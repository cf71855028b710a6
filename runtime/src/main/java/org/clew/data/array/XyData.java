package org.clew.data.array;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.data.Blobs;
import org.clew.data.DataType;
import org.clew.data.Fields;

/** One or more curves over the same x values, with names and units: what a plot needs. */
public final class XyData extends ArrayData {
  public static final DataType<XyData> TYPE = new DataType<>("data.array.xy", XyData.class, XyData::read);
  private static final String X = "x_array";

  private final Axis x;
  private final List<Axis> y;

  /** What stands at an axis; the units may be empty. */
  public record Axis(String name, String units) {}

  /** A curve over the x values. */
  public record Curve(String name, String units, double... values) {}

  private XyData(Axis x, List<Axis> y, Map<String, ArrayFile> arrays) {
    super(arrays);
    this.x = x;
    this.y = List.copyOf(y);
    var checks = new Checks(TYPE.name(), arrays).required(X, -1).that(!y.isEmpty(), "there is no curve");
    int points = checks.has(X) ? checks.axis(X, 0) : -1;
    for (int i = 0; i < y.size(); i++) checks.required(name(i), points);
    checks.that(arrays.size() == y.size() + 1, "there must be as many y_names as arrays y_array_0, y_array_1 …").done();
  }

  /** @throws IllegalArgumentException when a curve has another number of values than x */
  public static XyData of(Curve x, Curve... curves) {
    var arrays = new LinkedHashMap<String, NdArray>();
    arrays.put(X, array(x));
    var axes = new ArrayList<Axis>();
    for (var curve : curves) {
      arrays.put(name(axes.size()), array(curve));
      axes.add(new Axis(curve.name(), curve.units()));
    }
    return new XyData(new Axis(x.name(), x.units()), axes, files(arrays));
  }

  public Curve x() {
    return new Curve(x.name(), x.units(), array(X).reals());
  }

  public List<Curve> curves() {
    var curves = new ArrayList<Curve>();
    for (int i = 0; i < y.size(); i++) curves.add(new Curve(y.get(i).name(), y.get(i).units(), array(name(i)).reals()));
    return List.copyOf(curves);
  }

  private static NdArray array(Curve curve) {
    return NdArray.ofReals(Shape.of(curve.values().length), curve.values());
  }

  private static String name(int curve) {
    return "y_array_" + curve;
  }

  private static XyData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    var names = Checks.texts(fields, "y_names");
    var units = Checks.texts(fields, "y_units");
    if (units.size() != names.size()) fields.fail("y_units", "as many texts as y_names");
    var y = new ArrayList<Axis>();
    for (int i = 0; i < names.size(); i++) y.add(new Axis(names.get(i), units.get(i)));
    return new XyData(new Axis(fields.text("x_name"), fields.text("x_units")), y, readFiles(fields, blobs));
  }

  @Override protected Map<String, Object> attributes() {
    return Fields.ordered("x_name", x.name(), "x_units", x.units(), "y_names", y.stream().<Object>map(Axis::name).toList(),
        "y_units", y.stream().<Object>map(Axis::units).toList());
  }

  @Override public String type() {
    return TYPE.name();
  }
}
