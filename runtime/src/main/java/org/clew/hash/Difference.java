package org.clew.hash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.clew.spec.BaseInputs;

/**
 * A place where two calculations are not the same.
 *
 * @param path dotted, such as {@code inputs.structure.cell.0}, {@code options.withmpi}, {@code cache_version} or {@code code}
 * @param left value of the first calculation, plain; null when it has none
 */
public record Difference(String path, Object left, Object right) {
  private static final String OPTIONS = BaseInputs.METADATA + ".options";

  /** All of them by path; empty exactly when both have the same hash. */
  public static List<Difference> between(CalculationParts a, CalculationParts b, UnaryOperator<String> computers) {
    var found = new ArrayList<Difference>();
    compare("process", a.type(), b.type(), found);
    compare("kind", a.kind(), b.kind(), found);
    compare(CalculationParts.CACHE_VERSION, a.cacheVersion(), b.cacheVersion(), found);
    compare("code", a.code(), b.code(), found);
    compare("", a.identified(computers), b.identified(computers), found);
    for (var label : keys(a.inputs(), b.inputs())) input(label, a.inputs().get(label), b.inputs().get(label), computers, found);
    return found.stream().map(Difference::shortened).toList();
  }

  /** Options without {@code metadata} before them. */
  private Difference shortened() {
    return path.startsWith(OPTIONS) ? new Difference(path.substring(BaseInputs.METADATA.length() + 1), left, right) : this;
  }

  private static void input(String label, CalculationParts.Part a, CalculationParts.Part b, UnaryOperator<String> computers,
      List<Difference> found) {
    var path = "inputs." + label.replace("__", ".");
    if (a == null || b == null || !a.type().equals(b.type())) {
      found.add(new Difference(path, a == null ? null : content(a, computers), b == null ? null : content(b, computers)));
    } else {
      compare(path, content(a, computers), content(b, computers), found);
    }
  }

  private static Object content(CalculationParts.Part part, UnaryOperator<String> computers) {
    return DataHash.counted(part.type(), part.plain(), computers);
  }

  private static void compare(String path, Object a, Object b, List<Difference> found) {
    if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
      for (var key : keys(left, right)) compare(path.isEmpty() ? key : path + "." + key, left.get(key), right.get(key), found);
    } else if (a instanceof List<?> left && b instanceof List<?> right && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) compare(path + "." + i, left.get(i), right.get(i), found);
    } else if (!isSame(a, b)) {
      found.add(new Difference(path, a, b));
    }
  }

  private static boolean isSame(Object a, Object b) {
    return Objects.equals(a, b) || a != null && b != null && StructuralHash.of(a).equals(StructuralHash.of(b));
  }

  private static TreeSet<String> keys(Map<?, ?> a, Map<?, ?> b) {
    var keys = new TreeSet<String>();
    a.keySet().forEach(key -> keys.add((String) key));
    b.keySet().forEach(key -> keys.add((String) key));
    return keys;
  }
}
