package org.clew.data.array;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.data.Fields;

/** What the arrays of a kind of data must look like; every mistake is told at once. */
final class Checks {
  private final String type;
  private final Map<String, ArrayFile> arrays;
  private final List<String> problems = new ArrayList<>();

  Checks(String type, Map<String, ArrayFile> arrays) {
    this.type = type;
    this.arrays = arrays;
  }

  boolean has(String name) {
    return arrays.containsKey(name);
  }

  /** A length of an axis of an array that is there; -1 when it has no such axis. */
  int axis(String name, int axis) {
    var shape = arrays.get(name).shape();
    return axis < shape.rank() ? shape.axis(axis) : -1;
  }

  Checks required(String name, int... lengths) {
    if (!has(name)) problems.add("array '" + name + "' is missing");
    return optional(name, lengths);
  }

  /** @param lengths of the axes; -1 for any */
  Checks optional(String name, int... lengths) {
    if (!has(name)) return this;
    var shape = arrays.get(name).shape();
    boolean fits = shape.rank() == lengths.length;
    for (int i = 0; fits && i < lengths.length; i++) fits = lengths[i] < 0 || lengths[i] == shape.axis(i);
    if (!fits) problems.add("array '" + name + "' must have the shape " + text(lengths) + ", found " + shape);
    return this;
  }

  Checks that(boolean holds, String otherwise) {
    if (!holds) problems.add(otherwise);
    return this;
  }

  void done() {
    if (!problems.isEmpty()) throw new IllegalArgumentException(type + ": " + String.join("; ", problems));
  }

  private static String text(int[] lengths) {
    var words = new ArrayList<String>();
    for (int length : lengths) words.add(length < 0 ? "any" : String.valueOf(length));
    return "(" + String.join(", ", words) + (lengths.length == 1 ? ",)" : ")");
  }

  static List<String> texts(Fields fields, String field) {
    return fields.list(field).stream()
        .map(each -> each instanceof String text ? text : fields.<String>fail(field, "a list of texts")).toList();
  }

  static List<Double> reals(Fields fields, String field, int count) {
    var list = fields.list(field).stream().map(each -> each instanceof Number number ? (Double) number.doubleValue()
        : fields.<Double>fail(field, "a list of numbers")).toList();
    return list.size() == count ? list : fields.fail(field, "a list of " + count + " numbers");
  }

  static List<Long> wholes(Fields fields, String field, int count) {
    var list = fields.list(field).stream().map(each -> each instanceof Long number ? number
        : fields.<Long>fail(field, "a list of whole numbers")).toList();
    return list.size() == count ? list : fields.fail(field, "a list of " + count + " whole numbers");
  }
}
