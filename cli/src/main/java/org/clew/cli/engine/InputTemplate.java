package org.clew.cli.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.cli.text.Yaml;
import org.clew.data.Data;
import org.clew.data.Plain;
import org.clew.spec.InputPort;
import org.clew.spec.OutputPort;
import org.clew.spec.Port;
import org.clew.spec.PortDefault;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessSpec;

/**
 * An inputs file to fill in: defaults as they are, required ports without a value, and what may be left out as comments.
 *
 * <p>{@code clew run NAME --inputs FILE} takes it when every required port has got its value.
 */
final class InputTemplate {
  private static final List<String> ON_DEMAND = List.of("metadata", "monitors");

  private final StringBuilder text = new StringBuilder();

  private InputTemplate() {}

  static String of(ProcessSpec spec) {
    var template = new InputTemplate();
    template.comment("", spec.name() + (spec.description().isEmpty() ? "" : ": " + spec.description()));
    template.comment("", "Fill in what is required, change what you like: clew run " + spec.name() + " --inputs FILE");
    if (!template.ports(spec.inputs().ports(), "", "")) template.text.append("{}\n");
    return template.text.toString();
  }

  /** Whether anything that is no comment was written. */
  private boolean ports(Collection<Port> ports, String indent, String mark) {
    boolean any = false;
    for (var port : ports) any |= switch (port) {
      case InputPort input -> leaf(input, indent, mark);
      case PortNamespace inner -> group(inner, indent, mark);
      case OutputPort _ -> false;
    };
    return any;
  }

  private boolean group(PortNamespace namespace, String indent, String mark) {
    boolean active = mark.isEmpty() && !ON_DEMAND.contains(namespace.name()) && hasActive(namespace);
    help(namespace, indent, namespace.required() ? "" : "may be left out");
    var inner = active ? "" : "# ";
    text.append(indent).append(inner).append(namespace.name()).append(":\n");
    ports(namespace.ports(), indent + "  ", inner);
    if (namespace.isDynamic()) comment(indent + "  ", "NAME: " + types(namespace));
    return active;
  }

  private static boolean hasActive(PortNamespace namespace) {
    return (namespace.required() || namespace.populatesDefaults()) && namespace.ports().stream().anyMatch(port -> switch (port) {
      case InputPort input -> input.required() && namespace.required() || plainDefault(input) != null;
      case PortNamespace inner -> !ON_DEMAND.contains(inner.name()) && hasActive(inner);
      case OutputPort _ -> false;
    });
  }

  private boolean leaf(InputPort port, String indent, String mark) {
    var standard = plainDefault(port);
    boolean active = mark.isEmpty() && (port.required() || standard != null);
    help(port, indent, port.required() ? "required" : "");
    text.append(indent).append(active ? "" : "# ").append(port.name()).append(':');
    if (standard != null) text.append(' ').append(Yaml.scalar(standard));
    else text.append("  # ").append(types(port));
    text.append('\n');
    return active;
  }

  /** Null when there is none, or none that can be written down. */
  private static Object plainDefault(InputPort port) {
    return switch (port.standard().orElse(null)) {
      case PortDefault.Literal(Data data) -> data.blobs().isEmpty() ? data.plain() : null;
      case PortDefault.Literal(var raw) -> Plain.isPlain(raw) ? raw : null;
      case PortDefault.Lazy _ -> null;
      case null -> null;
    };
  }

  private void help(Port port, String indent, String state) {
    var words = java.util.stream.Stream.of(state, port.help()).filter(word -> !word.isEmpty()).collect(Collectors.joining(": "));
    if (!words.isEmpty()) comment(indent, words);
  }

  private void comment(String indent, String words) {
    text.append(indent).append("# ").append(words.replaceAll("\\s+", " ")).append('\n');
  }

  private static String types(Port port) {
    if (port instanceof InputPort input && !input.choices().isEmpty()) return String.join(" or ", input.choices());
    return port.validTypes().isEmpty() ? "any value"
        : port.validTypes().stream().map(InputTemplate::word).collect(Collectors.joining(" or "));
  }

  private static final Map<Class<?>, String> WORDS =
      Map.of(String.class, "text", Long.class, "whole number", Double.class, "number",
      Boolean.class, "true or false", Map.class, "mapping", List.class, "list");

  private static String word(Class<?> type) {
    if (WORDS.containsKey(type)) return WORDS.get(type);
    return type.getSimpleName().replaceFirst("Data$", "").toLowerCase(java.util.Locale.ROOT);
  }
}
