package org.clew.cli.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.definition.Definition;
import org.clew.store.PlainJson;

/** Ports as formal parameters: those of the definition where it is installed, and those that links name. */
final class Parameters {
  private final Crate crate;

  Parameters(Crate crate) {
    this.crate = crate;
  }

  static String id(String processType, boolean isInput, String port) {
    return "#" + Crate.uri(processType) + (isInput ? "/inputs/" : "/outputs/") + Crate.uri(port);
  }

  /** All ports of a definition, for its tool. */
  void declare(String tool, Definition definition) {
    var contract = definition.spec().describe();
    declare(tool, definition.name(), true, flat(contract.get("inputs")));
    declare(tool, definition.name(), false, flat(contract.get("outputs")));
  }

  private void declare(String tool, String type, boolean isInput, Map<String, Map<?, ?>> ports) {
    ports.forEach((name, port) -> {
      var types = port.get("types") instanceof List<?> list ? list : List.of();
      var fallback = port.get("default");
      crate.entities().add(id(type, isInput, name), "FormalParameter", "name", name, "description", port.get("help"),
          "additionalType", additionalType(types.isEmpty() ? "" : String.valueOf(types.getFirst())),
          "valueRequired", Boolean.TRUE.equals(port.get("required")),
          "defaultValue", fallback == null ? null : fallback instanceof String text ? text : PlainJson.write(fallback));
      crate.entities().refer(tool, isInput ? "input" : "output", id(type, isInput, name));
    });
  }

  /** The port that a link names; answers its id. */
  String used(String tool, Scope.Link link) {
    var id = id(link.process().processType(), link.isInput(), link.port());
    crate.entities().add(id, "FormalParameter", "name", link.port(), "additionalType", additionalType(link.data().nodeType()));
    crate.entities().refer(tool, link.isInput() ? "input" : "output", id);
    return id;
  }

  private static Map<String, Map<?, ?>> flat(Object ports) {
    var flat = new LinkedHashMap<String, Map<?, ?>>();
    flatten(flat, "", ports);
    return flat;
  }

  private static void flatten(Map<String, Map<?, ?>> flat, String path, Object ports) {
    if (!(ports instanceof Map<?, ?> map)) return;
    map.forEach((name, each) -> {
      var here = path.isEmpty() ? String.valueOf(name) : path + "." + name;
      if (here.equals("metadata") || !(each instanceof Map<?, ?> port)) return;
      if (port.get("ports") instanceof Map<?, ?> inner) flatten(flat, here, inner);
      else if (!"metadata".equals(port.get("storage"))) flat.put(here, port);
    });
  }

  /** The class of schema.org, or the kind of data entity, that values of this type are. */
  static String additionalType(String dataType) {
    if (dataType.startsWith("data.remote")) return "CreativeWork";
    return switch (dataType) {
      case "data.int" -> "Integer";
      case "data.float" -> "Float";
      case "data.bool" -> "Boolean";
      case "data.str", "data.enum" -> "Text";
      case "data.dict", "data.list" -> "PropertyValue";
      case "data.folder" -> "Dataset";
      case "data.code" -> "SoftwareApplication";
      default -> "File";
    };
  }
}
