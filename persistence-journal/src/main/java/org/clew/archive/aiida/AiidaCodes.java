package org.clew.archive.aiida;

import java.util.LinkedHashMap;
import java.util.Set;
import org.clew.archive.aiida.AiidaTypes.Converted;
import org.clew.archive.aiida.AiidaTypes.Node;

/** What a code of AiiDA becomes; its label stands in the node there, and in the content here. */
final class AiidaCodes {
  private AiidaCodes() {}

  static Converted of(Node node) {
    var attributes = node.attributes();
    var plain = new LinkedHashMap<String, Object>();
    plain.put("label", node.label());
    Object executable = attributes.get("filepath_executable");
    var kind = kind(node);
    plain.put("kind", kind);
    switch (kind) {
      case "portable" -> {
        plain.put("executable", executable == null ? attributes.get("local_executable") : executable);
        plain.put("files", node.files());
      }
      case "containerized" -> {
        plain.put("computer", node.computer());
        plain.put("executable", executable);
        plain.put("image", attributes.get("image_name"));
        plain.put("engine_command", String.valueOf(attributes.get("engine_command")).replace("{image_name}", "{image}"));
        if (Boolean.TRUE.equals(attributes.get("wrap_cmdline_params"))) plain.put("wrap_cmdline_params", true);
      }
      default -> {
        plain.put("computer", node.computer());
        plain.put("executable", executable == null ? attributes.get("remote_exec_path") : executable);
      }
    }
    for (var text : new String[] {"prepend_text", "append_text"}) {
      if (attributes.get(text) instanceof String lines && !lines.isEmpty()) plain.put(text, lines);
    }
    if (attributes.get("with_mpi") instanceof Boolean mpi) plain.put("with_mpi", mpi);
    if (Boolean.TRUE.equals(attributes.get("use_double_quotes"))) plain.put("use_double_quotes", true);
    var converted = AiidaTypes.converted("data.code", plain, node,
        Set.of("filepath_executable", "remote_exec_path", "local_executable", "is_local",
        "image_name", "engine_command", "prepend_text", "append_text", "with_mpi", "use_double_quotes", "wrap_cmdline_params"));
    var fullLabel = kind.equals("portable") ? node.label() : node.label() + "@" + node.computer();
    return new Converted(converted.type(), converted.content(), converted.left(), fullLabel);
  }

  private static String kind(Node node) {
    if (node.type().endsWith("PortableCode")) return "portable";
    if (node.type().endsWith("ContainerizedCode")) return "containerized";
    return Boolean.TRUE.equals(node.attributes().get("is_local")) ? "portable" : "installed";
  }
}
