package org.clew.cli.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.data.Cell;
import org.clew.data.Data;
import org.clew.data.StructureData;
import org.clew.data.array.ArrayData;
import org.clew.data.array.KpointsData;
import org.clew.data.array.NdArray;
import org.clew.data.crystal.CellParameters;
import org.clew.data.crystal.Elements;

/** What there is to say of a value, by snake_case name; values of moderate size are among it. */
final class Facts {
  private static final int MODERATE = 200;

  private Facts() {}

  static Map<String, Object> of(Data value) {
    return switch (value) {
      case StructureData structure -> structure(structure);
      case ArrayData arrays -> arrays(arrays);
      default -> value.plain() instanceof Map<?, ?> map ? copy(map)
          : new LinkedHashMap<>(java.util.Collections.singletonMap("value", value.plain()));
    };
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    var copy = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }

  private static Map<String, Object> structure(StructureData structure) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("formula", Elements.formula(structure));
    facts.put("atoms", (long) structure.sites().size());
    facts.put("pbc", List.<Object>copyOf(structure.pbc().directions()));
    if (!structure.cell().equals(Cell.NONE)) {
      facts.put("volume", structure.volume());
      if (structure.volume() > 0) {
        var p = CellParameters.of(structure.cell());
        facts.put("lengths", List.<Object>of(p.a(), p.b(), p.c()));
        facts.put("angles", List.<Object>of(p.alpha(), p.beta(), p.gamma()));
      }
      facts.put("cell", structure.cell().vectors().stream().<Object>map(v -> List.of(v.x(), v.y(), v.z())).toList());
    }
    facts.put("sites", structure.sites().stream().<Object>map(site ->
        List.of(site.symbol(), site.position().x(), site.position().y(), site.position().z())).toList());
    return facts;
  }

  private static Map<String, Object> arrays(ArrayData data) {
    var facts = copy((Map<?, ?>) data.plain());
    if (data instanceof KpointsData points) facts.put("points", (long) points.points().length);
    var arrays = new TreeMap<String, Object>();
    data.arrays().forEach((name, file) -> {
      var array = new LinkedHashMap<String, Object>();
      array.put("dtype", file.type().durable());
      array.put("shape", file.shape().axes().stream().map(Integer::longValue).toList());
      if (file.shape().size() <= MODERATE) array.put("values", json(file.read()));
      arrays.put(name, array);
    });
    facts.put("arrays", arrays);
    return facts;
  }

  /** Nested lists for JSON: what is not finite becomes the text {@code NaN}, {@code Infinity} or {@code -Infinity}. */
  static Object json(NdArray array) {
    return finite(array.nested());
  }

  private static Object finite(Object nested) {
    return switch (nested) {
      case List<?> list -> list.stream().map(Facts::finite).toList();
      case Double number when !Double.isFinite(number) -> number.toString();
      default -> nested;
    };
  }
}
