package org.clew.archive.aiida;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.data.Blob;
import org.clew.data.DataTypes;

/**
 * What a data node of AiiDA becomes. Attributes that its type here has no place for are left over, and kept by the caller; a type without
 * counterpart, or content that does not fit it, becomes {@code data.foreign} with everything.
 */
final class AiidaTypes {
  static final String FOREIGN = "data.foreign";

  /**
   * @param left attributes that the content does not hold
   * @param label of the node here
   */
  record Converted(String type, Object content, Map<String, Object> left, String label) {}

  /**
   * A data node as AiiDA has it.
   *
   * @param type {@code node_type} without the last dot
   * @param files with hash and length, by path
   * @param computer label, or null
   */
  record Node(String type, String label, Map<String, Object> attributes, Map<String, Map<String, Object>> files, String computer) {}

  private AiidaTypes() {}

  static Converted of(Node node) {
    var converted = switch (node.type().replaceFirst("^data\\.core\\.", "data.")) {
      case "data.int.Int", "data.bool.Bool", "data.str.Str" -> scalar(node);
      case "data.float.Float" -> real(node);
      case "data.dict.Dict", "data.parameter.ParameterData" -> converted("data.dict", node.attributes(), node, node.attributes().keySet());
      case "data.list.List" -> converted("data.list", node.attributes().get("list"), node, Set.of("list"));
      case "data.enum.EnumData" -> converted("data.enum", ordered("kind", node.attributes().get("identifier"), "member", node.attributes().get("name")),
          node, Set.of("identifier", "name"));
      case "data.singlefile.SinglefileData", "data.upf.UpfData", "data.cif.CifData" -> file(node);
      case "data.folder.FolderData" -> converted("data.folder", Map.of("files", node.files()), node, Set.of());
      case "data.remote.RemoteData" -> converted("data.remote", ordered("computer", node.computer(), "path", node.attributes().get("remote_path")),
          node, Set.of("remote_path"));
      case "data.structure.StructureData" -> structure(node);
      case "data.code.installed.InstalledCode", "data.code.portable.PortableCode", "data.code.containerized.ContainerizedCode",
          "data.code.Code" -> AiidaCodes.of(node);
      default -> null;
    };
    return converted != null && holdsAll(converted, node) ? converted : foreign(node);
  }

  private static Converted scalar(Node node) {
    var type = node.type().replaceFirst("^data\\.core\\.", "data.").replaceFirst("\\.[A-Za-z]+$", "");
    return converted(type, node.attributes().get("value"), node, Set.of("value"));
  }

  private static Converted real(Node node) {
    var value = node.attributes().get("value");
    return converted("data.float", value instanceof Long whole ? (Object) whole.doubleValue() : value, node, Set.of("value"));
  }

  private static Converted file(Node node) {
    if (!(node.attributes().get("filename") instanceof String name) || node.files().size() != 1 || !node.files().containsKey(name)) return null;
    return converted("data.singlefile", ordered("name", name, "file", node.files().get(name)), node, Set.of("filename"));
  }

  /** Kinds that are one whole element each; mixtures and vacancies have no counterpart. */
  private static Converted structure(Node node) {
    var symbols = new LinkedHashMap<Object, String>();
    if (!(node.attributes().get("kinds") instanceof List<?> kinds) || !(node.attributes().get("sites") instanceof List<?> sites)) return null;
    for (var each : kinds) {
      if (!(each instanceof Map<?, ?> kind) || !(kind.get("symbols") instanceof List<?> elements) || elements.size() != 1
          || !(kind.get("weights") instanceof List<?> weights) || weights.size() != 1 || !(weights.getFirst() instanceof Number weight)
          || Math.abs(weight.doubleValue() - 1) > 1e-6) return null;
      var name = String.valueOf(kind.get("name"));
      symbols.put(kind.get("name"), name.matches(elements.getFirst() + "[0-9]*") ? name : String.valueOf(elements.getFirst()));
    }
    var atoms = new ArrayList<Object>();
    for (var each : sites) {
      if (!(each instanceof Map<?, ?> site) || !symbols.containsKey(site.get("kind_name"))) return null;
      atoms.add(ordered("symbol", symbols.get(site.get("kind_name")), "position", reals(site.get("position"))));
    }
    var cell = node.attributes().get("cell") instanceof List<?> vectors ? vectors.stream().map(AiidaTypes::reals).toList() : null;
    var pbc = new ArrayList<Object>();
    for (var direction : List.of("pbc1", "pbc2", "pbc3")) pbc.add(node.attributes().get(direction));
    return converted("data.structure", ordered("cell", cell, "pbc", pbc, "sites", atoms), node, Set.of("cell", "pbc1", "pbc2", "pbc3", "sites"));
  }

  private static Object reals(Object list) {
    return list instanceof List<?> numbers ? numbers.stream().<Object>map(number -> number instanceof Long whole ? (Object) whole.doubleValue() : number)
        .toList() : list;
  }

  private static Converted foreign(Node node) {
    var content = new LinkedHashMap<String, Object>();
    content.put("type", node.type());
    if (node.computer() != null) content.put("computer", node.computer());
    content.put("attributes", node.attributes());
    content.put("files", node.files());
    return new Converted(FOREIGN, content, Map.of(), node.label());
  }

  static Converted converted(String type, Object content, Node node, Set<String> used) {
    var left = new LinkedHashMap<>(node.attributes());
    left.keySet().removeAll(used);
    return new Converted(type, content, left, node.label());
  }

  /** Whether it can be read, and has a place for all files. */
  private static boolean holdsAll(Converted converted, Node node) {
    try {
      return DataTypes.read(converted.type(), converted.content(), Named::new).blobs().size() >= node.files().size();
    } catch (IllegalArgumentException | NullPointerException _) {
      return false;
    }
  }

  static Map<String, Object> ordered(Object... keysAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    return map;
  }

  private record Named(String sha256, long size) implements Blob {
    @Override public byte[] bytes() {
      throw new IllegalArgumentException("the object " + sha256 + " was asked for its name only");
    }
  }
}
