package org.clew.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Finds where among inputs there is a port that was given in the wrong namespace. */
final class Elsewhere {
  private static final int FEW = 3;
  private static final String OPTIONS = "metadata.options";

  private Elsewhere() {}

  /**
   * What to say of an undeclared name besides that; empty when nothing helps.
   *
   * @param path dotted, relative to the inputs, of a name that is not declared
   */
  static String hint(PortNamespace inputs, String path) {
    var found = places(inputs, path);
    boolean areOptions = path.equals(OPTIONS) || path.endsWith("." + OPTIONS);
    if (!areOptions) return found.isEmpty() ? "" : "; there is " + list(found);
    return found.isEmpty() ? "; only a calculation job has options, and none has its inputs exposed here"
        : "; options belong to the calculation job that is called, here " + list(found);
  }

  /** Declared ports below the same beginning of the path and with the same end; the longest end that there is counts. */
  private static List<String> places(PortNamespace inputs, String path) {
    var names = Arrays.asList(path.split("\\."));
    for (int shared = 0; shared < names.size(); shared++) {
      var around = String.join(".", names.subList(0, shared));
      if (!((shared == 0 ? inputs : inputs.port(around).orElse(null)) instanceof PortNamespace namespace)) break;
      var found = new ArrayList<String>();
      collect(namespace, around, "." + String.join(".", names.subList(shared, names.size())), found);
      if (!found.isEmpty()) return found;
    }
    return List.of();
  }

  private static void collect(PortNamespace namespace, String path, String end, List<String> found) {
    for (var port : namespace.ports()) {
      var here = PortName.join(path, port.name());
      if (here.endsWith(end)) found.add(here);
      else if (port instanceof PortNamespace inner) collect(inner, here, end, found);
    }
  }

  private static String list(List<String> paths) {
    var few = paths.stream().limit(FEW).map(path -> "'" + path + "'").collect(Collectors.joining(" or "));
    return paths.size() > FEW ? few + " or " + (paths.size() - FEW) + " more" : few;
  }
}
