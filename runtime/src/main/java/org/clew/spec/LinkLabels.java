package org.clew.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.data.Data;

/** Flattens nested data to link labels, {@code base__pw__structure}, and nests it again. */
public final class LinkLabels {
  private LinkLabels() {}

  /** Data by link label; nulls are dropped. Throws IllegalArgumentException for a leaf that is not data. */
  public static Map<String, Data> flatten(Map<String, ?> nested) {
    var flat = new LinkedHashMap<String, Data>();
    flatten(nested, "", flat);
    return flat;
  }

  /** The inverse of {@link #flatten}. */
  public static Map<String, Object> nest(Map<String, ? extends Data> flat) {
    var nested = new LinkedHashMap<String, Object>();
    flat.forEach((label, data) -> Trees.put(nested, PortName.toPath(label), data));
    return nested;
  }

  private static void flatten(Map<?, ?> nested, String path, Map<String, Data> flat) {
    nested.forEach((name, value) -> {
      var here = PortName.join(path, (String) name);
      switch (value) {
        case null -> { }
        case Data data -> flat.put(PortName.toLinkLabel(here), data);
        case Map<?, ?> inner -> flatten(inner, here, flat);
        default -> throw new IllegalArgumentException(here + ": a link needs data, got " + value.getClass().getSimpleName());
      }
    });
  }
}
