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
    if (!template.ports(spec.inputs().ports(), "", "", Map.of())) template.text.append("{}\n");
    return template.text.toString();
  }

  /**
   * Whether anything that is no comment was written.
   *
   * @param values of the default of the namespace, plain; they win over the defaults of its ports
   */
  private boolean ports(Collection<Port> ports, String indent, String mark, Map<?, ?> values) {
    boolean any = false;
    for (var port : ports) any |= switch (port) {
      case InputPort input -> leaf(input, indent, mark, values);
      case PortNamespace inner -> group(inner, indent, mark, values);
      case OutputPort _ -> false;
    };
    return any;
  }

  private boolean group(PortNamespace namespace, String indent, String mark, Map<?, ?> around) {
    var own = around.get(namespace.name()) instanceof Map<?, ?> given ? given : plainDefault(namespace);
    boolean active = mark.isEmpty() && !ON_DEMAND.contains(namespace.name())
        && (!own.isEmpty() || namespace.standard().isEmpty() && hasActive(namespace));
    help(namespace, indent, namespace.required() && namespace.standard().isEmpty() ? "" : "may be left out");
    var inner = active ? "" : "# ";
    text.append(indent).append(inner).append(namespace.name()).append(":\n");
    ports(namespace.ports(), indent + "  ", inner, own);
    own.forEach((name, value) -> {
      if (!namespace.byName().containsKey(name))
        text.append(indent).append("  ").append(inner).append(name).append(": ").append(Yaml.scalar(value)).append('\n');
    });
    if (namespace.isDynamic()) comment(indent + "  ", "NAME: " + types(namespace));
    return active;
  }

  private static boolean hasActive(PortNamespace namespace) {
    if (!plainDefault(namespace).isEmpty()) return true;
    return (namespace.required() || namespace.populatesDefaults()) && namespace.ports().stream().anyMatch(port -> switch (port) {
      case InputPort input -> input.required() && namespace.required() || plainDefault(input) != null;
      case PortNamespace inner -> !ON_DEMAND.contains(inner.name()) && hasActive(inner);
      case OutputPort _ -> false;
    });
  }

  private boolean leaf(InputPort port, String indent, String mark, Map<?, ?> values) {
    var standard = values.containsKey(port.name()) ? values.get(port.name()) : plainDefault(port);
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

  /** Empty when there is none, or none that can be written down. */
  private static Map<?, ?> plainDefault(PortNamespace namespace) {
    return namespace.populatesDefaults() && namespace.standard().orElse(null) instanceof PortDefault.Literal literal
        && !holdsFiles(literal.literal()) && literal.plain().orElse(null) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static boolean holdsFiles(Object value) {
    return switch (value) {
      case Data data -> !data.blobs().isEmpty();
      case Map<?, ?> map -> map.values().stream().anyMatch(InputTemplate::holdsFiles);
      case null, default -> false;
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
