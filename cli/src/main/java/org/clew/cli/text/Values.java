package org.clew.cli.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.store.Graph.NodeRow;
import org.clew.store.PlainJson;

/** Data nodes in few words and as JSON. */
public final class Values {
  private static final int SHORT_JSON = 4096;

  private Values() {}

  /** Whether the content is short enough to stand beside the node: scalars, enum members, lists and mappings of moderate size. */
  public static boolean isShort(String type, Object content) {
    return switch (type) {
      case "data.int", "data.float", "data.bool", "data.str", "data.enum" -> true;
      case "data.list", "data.dict", "data.json" -> PlainJson.write(content).length() <= SHORT_JSON;
      default -> false;
    };
  }

  /** {@code {"pk", "uuid", "type", "value"}}; value only where {@link #isShort}. */
  public static Map<String, Object> json(long pk, String uuid, String type, Object content) {
    var json = new LinkedHashMap<String, Object>();
    json.put("pk", pk);
    json.put("uuid", uuid);
    json.put("type", type);
    if (isShort(type, content)) json.put("value", type.equals("data.enum") && content instanceof Map<?, ?> e ? e.get("member")
        : content);
    return json;
  }

  public static Map<String, Object> json(NodeRow node) {
    return json(node.pk(), node.uuid().toString(), node.nodeType(), node.content());
  }

  /** One line about the content, at most {@code max} characters. */
  public static String text(NodeRow node, int max) {
    var content = node.content();
    if (content instanceof Map<?, ?> map) {
      var words = mapText(node.nodeType(), map);
      if (words != null) return Table.cut(words, max);
    }
    return Table.cut(content instanceof String text ? text.lines().findFirst().orElse("") : PlainJson.write(content), max);
  }

  private static String mapText(String type, Map<?, ?> map) {
    return switch (type) {
      case "data.enum" -> String.valueOf(map.get("member"));
      case "data.remote" -> map.get("computer") + ":" + map.get("path");
      case "data.singlefile", "data.cif", "data.upf" -> map.get("name") + sizeOf(map.get("file"));
      case "data.folder" -> map.get("files") instanceof Map<?, ?> files ? files.size() + (files.size() == 1 ? " file" : " files")
          : null;
      case "data.code" -> map.get("label") + (map.get("computer") == null ? "" : "@" + map.get("computer"));
      case "data.array", "data.array.kpoints", "data.array.bands", "data.array.trajectory", "data.array.xy" -> arrays(map);
      case "data.orbital", "data.array.projection" -> map.get("orbitals") instanceof List<?> orbitals
          ? orbitals.size() + (orbitals.size() == 1 ? " orbital" : " orbitals") : null;
      case "data.structure" -> map.get("sites") instanceof List<?> sites ? sites.size() + " atoms" : null;
      default -> null;
    };
  }

  private static String arrays(Map<?, ?> map) {
    if (map.get("mesh") instanceof List<?> mesh) return String.join("×", mesh.stream().map(String::valueOf).toList()) + " mesh";
    if (!(map.get("arrays") instanceof Map<?, ?> arrays)) return null;
    return String.join(", ", arrays.entrySet().stream()
        .map(array -> array.getKey() + (array.getValue() instanceof Map<?, ?> file ? " " + shape(file) : "")).toList());
  }

  private static String shape(Map<?, ?> file) {
    return file.get("shape") instanceof List<?> axes ? String.join("×", axes.stream().map(String::valueOf).toList()) : "";
  }

  private static String sizeOf(Object file) {
    return file instanceof Map<?, ?> map && map.get("size") != null ? ", " + map.get("size") + " bytes" : "";
  }
}
