package org.clew.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.data.Data;

/** Shows builder values in the manner of YAML, for people. */
final class BuilderText {
  private BuilderText() {}

  static String of(Map<String, ?> tree, PortNamespace namespace) {
    var text = new StringBuilder();
    write(text, tree, namespace, "");
    return text.toString();
  }

  private static void write(StringBuilder text, Map<String, ?> tree, PortNamespace namespace, String indent) {
    tree.forEach((name, value) -> {
      var port = namespace == null ? null : namespace.byName().get(name);
      text.append(indent).append(name).append(':');
      if (!(port instanceof InputPort) && value instanceof Map<?, ?> inner) {
        text.append('\n');
        write(text, Trees.asTree(inner), port instanceof PortNamespace n ? n : null, indent + "  ");
      } else {
        text.append(' ').append(scalar(value)).append('\n');
      }
    });
  }

  /** All ports, with values, defaults and help. */
  static String explained(Map<String, ?> tree, PortNamespace namespace) {
    var text = new StringBuilder();
    explain(text, tree, namespace, "");
    return text.toString();
  }

  private static void explain(StringBuilder text, Map<String, ?> tree, PortNamespace namespace, String indent) {
    for (var port : namespace.ports()) {
      text.append(indent).append(port.name()).append(':');
      switch (port) {
        case PortNamespace inner -> {
          text.append(note(port, tree.containsKey(port.name()) ? "" : unset(inner))).append('\n');
          explain(text, tree.get(port.name()) instanceof Map<?, ?> map ? Trees.asTree(map) : Map.of(), inner, indent + "  ");
        }
        case InputPort input -> {
          if (tree.containsKey(port.name())) text.append(' ').append(scalar(tree.get(port.name()))).append(note(port, ""));
          else text.append(note(port, unset(input)));
          text.append('\n');
        }
        case OutputPort _ -> throw new IllegalStateException(port.name() + " is an output port among inputs");
      }
    }
    var undeclared = new LinkedHashMap<String, Object>(tree);
    namespace.ports().forEach(port -> undeclared.remove(port.name()));
    write(text, undeclared, null, indent);
  }

  private static String unset(InputPort port) {
    return port.standard().map(BuilderText::standard).orElseGet(() -> port.required() ? "required" : "optional");
  }

  private static String unset(PortNamespace namespace) {
    return namespace.standard().map(BuilderText::standard).orElse("");
  }

  private static String standard(PortDefault standard) {
    return switch (standard) {
      case PortDefault.Literal(var value) -> "default " + scalar(value);
      case PortDefault.Lazy _ -> "default is computed";
    };
  }

  private static String note(Port port, String state) {
    var words = Stream.of(state, port.help()).filter(word -> !word.isEmpty()).collect(Collectors.joining(": "));
    return words.isEmpty() ? "" : "  # " + words;
  }

  private static String scalar(Object value) {
    if (value instanceof Data data) return data.blobs().isEmpty() ? String.valueOf(data.plain()) : data.toString();
    return String.valueOf(value);
  }
}
