package org.clew.cli.text;

import java.util.LinkedHashMap;
import java.util.Map;

/** Mappings that keep the order in which they are written down. */
public final class Ordered {
  private Ordered() {}

  /** @param pairs names and values in turn; a value may be null */
  public static Map<String, Object> map(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);
    return map;
  }
}
