package org.clew.archive.aiida;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.clew.data.Blob;
import org.clew.data.Blobs;
import org.clew.data.DataTypes;
import org.clew.data.SinglefileData;
import org.clew.data.array.Npy;
import org.clew.data.crystal.CifData;
import org.clew.data.crystal.UpfData;

/**
 * What a data node of AiiDA becomes. Attributes that its type here has no place for are left over, and kept by the caller; a type
 * without counterpart, or content that does not fit it, becomes {@code data.foreign} with everything.
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
   * @param contents of its files
   */
  record Node(String type, String label, Map<String, Object> attributes, Map<String, Map<String, Object>> files, String computer,
      Blobs contents) {
    Node(String type, String label, Map<String, Object> attributes, Map<String, Map<String, Object>> files, String computer) {
      this(type, label, attributes, files, computer, Named::new);
    }

    Blob blob(Map<String, Object> file) {
      return contents.blob((String) file.get("sha256"), (Long) file.get("size"));
    }
  }

  private static final Pattern ARRAYS = Pattern.compile("data\\.(core\\.)?array\\..+");
  /** An array, a CIF or a pseudopotential above this many bytes is not looked into. */
  private static final long LARGEST = 256L << 20;

  private AiidaTypes() {}

  static Converted of(Node node) {
    try {
      var converted = convert(node);
      return converted != null && holdsAll(converted, node) ? converted : foreign(node);
    } catch (IllegalArgumentException _) {
      return foreign(node);
    }
  }

  private static Converted convert(Node node) {
    return switch (node.type().replaceFirst("^data\\.core\\.", "data.")) {
      case "data.int.Int", "data.bool.Bool", "data.str.Str" -> scalar(node);
      case "data.float.Float" -> real(node);
      case "data.dict.Dict", "data.parameter.ParameterData" ->
          converted("data.dict", node.attributes(), node, node.attributes().keySet());
      case "data.list.List" -> converted("data.list", node.attributes().get("list"), node, Set.of("list"));
      case "data.enum.EnumData" -> converted("data.enum",
          ordered("kind", node.attributes().get("identifier"), "member", node.attributes().get("name")),
          node, Set.of("identifier", "name"));
      case "data.singlefile.SinglefileData" -> file(node);
      case "data.upf.UpfData" -> known(node, UpfData::of, Set.of("filename", "element", "md5"));
      case "data.cif.CifData" -> known(node, CifData::of, Set.of("filename", "formulae", "spacegroup_numbers", "md5"));
      case "data.folder.FolderData" -> converted("data.folder", Map.of("files", node.files()), node, Set.of());
      case "data.remote.RemoteData" -> converted("data.remote",
          ordered("computer", node.computer(), "path", node.attributes().get("remote_path")),
          node, Set.of("remote_path"));
      case "data.structure.StructureData" -> structure(node);
      case "data.orbital.OrbitalData" -> AiidaOrbitals.of(node);
      case "data.array.projection.ProjectionData" -> projections(node);
      case "data.code.installed.InstalledCode", "data.code.portable.PortableCode", "data.code.containerized.ContainerizedCode",
          "data.code.Code" -> AiidaCodes.of(node);
      default -> ARRAYS.matcher(node.type()).matches() ? arrays(node) : null;
    };
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
    if (!(node.attributes().get("filename") instanceof String name) || node.files().size() != 1
        || !node.files().containsKey(name)) return null;
    return converted("data.singlefile", ordered("name", name, "file", node.files().get(name)), node, Set.of("filename"));
  }

  /** A file that is understood; one that is not is a file all the same. */
  private static Converted known(Node node, BiFunction<String, Blob, ? extends SinglefileData> type, Set<String> used) {
    var file = file(node);
    if (file == null || !isSmall(node)) return file;
    try {
      var data = type.apply((String) node.attributes().get("filename"), node.blob(node.files().values().iterator().next()));
      return converted(data.type(), data.plain(), node, used);
    } catch (IllegalArgumentException _) {
      return file;
    }
  }

  /** Arrays by name; what bands, k-points and trajectories say beside them is left over. */
  private static Converted arrays(Node node) {
    var arrays = new LinkedHashMap<String, Object>();
    var used = new LinkedHashSet<String>();
    if (!isSmall(node)) return null;
    for (var file : node.files().entrySet()) {
      if (!file.getKey().endsWith(".npy")) return null;
      var name = file.getKey().substring(0, file.getKey().length() - ".npy".length());
      var array = Npy.read(node.blob(file.getValue()).bytes());
      arrays.put(name, ordered("dtype", array.type().durable(), "shape",
          array.shape().axes().stream().<Object>map(Integer::longValue).toList(),
          "sha256", file.getValue().get("sha256"), "size", file.getValue().get("size")));
      used.add("array|" + name);
    }
    return converted("data.array", Map.of("arrays", arrays), node, used);
  }

  /** Arrays alone when their orbitals, or what belongs to each, cannot be read. */
  private static Converted projections(Node node) {
    var arrays = arrays(node);
    var projections = arrays == null ? null : AiidaOrbitals.projections(node, arrays);
    return projections != null && holdsAll(projections, node) ? projections : arrays;
  }

  private static boolean isSmall(Node node) {
    return node.files().values().stream().allMatch(file -> (Long) file.get("size") <= LARGEST);
  }

  /** Kinds that are one whole element each; mixtures and vacancies have no counterpart. */
  private static Converted structure(Node node) {
    var symbols = new LinkedHashMap<Object, String>();
    if (!(node.attributes().get("kinds") instanceof List<?> kinds) || !(node.attributes().get("sites") instanceof List<?> sites))
      return null;
    for (var each : kinds) {
      if (!(each instanceof Map<?, ?> kind) || !(kind.get("symbols") instanceof List<?> elements) || elements.size() != 1
          || !(kind.get("weights") instanceof List<?> weights) || weights.size() != 1
          || !(weights.getFirst() instanceof Number weight) || Math.abs(weight.doubleValue() - 1) > 1e-6) return null;
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
    return converted("data.structure", ordered("cell", cell, "pbc", pbc, "sites", atoms), node,
        Set.of("cell", "pbc1", "pbc2", "pbc3", "sites"));
  }

  static Object reals(Object list) {
    return list instanceof List<?> numbers ? numbers.stream()
        .<Object>map(number -> number instanceof Long whole ? (Object) whole.doubleValue() : number)
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
