package org.clew.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which ports of another process are exposed, and how the namespace is that takes them; immutable.
 *
 * <pre>{@code Exposure.excluding("clean_workdir", "pw.structure").optional()}</pre>
 *
 * @param include dotted names; only what they name is exposed. Empty: everything
 * @param exclude dotted names that are not exposed; may not be given together with {@code include}
 * @param options attributes of the namespace in place of those of the source, see {@link NamespaceOptions}
 */
public record Exposure(Optional<List<String>> include, List<String> exclude, Map<String, Object> options) {
  /** All ports, with the attributes that the source has. */
  public static final Exposure ALL = new Exposure(Optional.empty(), List.of(), Map.of());

  /** Throws IllegalArgumentException when both lists are given, or for an unknown option. */
  public Exposure {
    include = include.map(List::copyOf);
    exclude = List.copyOf(exclude);
    if (include.isPresent() && !exclude.isEmpty())
      throw new IllegalArgumentException("give either the ports to include or those to exclude, not both");
    NamespaceOptions.check(options);
    options = Collections.unmodifiableMap(new HashMap<>(options));
  }

  public static Exposure including(String... ports) {
    return new Exposure(Optional.of(List.of(ports)), List.of(), Map.of());
  }

  public static Exposure excluding(String... ports) {
    return new Exposure(Optional.empty(), List.of(ports), Map.of());
  }

  /**
   * With attributes of the namespace, by name: {@code required}, {@code populate_defaults}, {@code help} … Null takes away the
   * help, the types or the validator that the source has.
   */
  public Exposure options(Map<String, ?> attributes) {
    return new Exposure(include, exclude, new HashMap<>(attributes));
  }

  /** The namespace may be left out as a whole: then nothing in it is required and no default is filled in. */
  public Exposure optional() {
    return options(Map.of("required", false, "populate_defaults", false));
  }

  /** The ports of a namespace that are exposed; throws IllegalArgumentException for a name that there is no port for. */
  List<Port> of(PortNamespace source) {
    include.ifPresent(rules -> checkKnown(rules, source));
    checkKnown(exclude, source);
    return filtered(source.ports());
  }

  private List<Port> filtered(Collection<Port> ports) {
    var kept = new ArrayList<Port>();
    for (var port : ports) {
      if (exclude.contains(port.name())) continue;
      boolean whole = include.isEmpty() || include.get().contains(port.name());
      switch (port) {
        case PortNamespace namespace -> {
          var below = below(port.name(), whole);
          if (whole || !below.include().orElseThrow().isEmpty()) kept.add(namespace.withPorts(below.filtered(namespace.ports())));
        }
        case InputPort _, OutputPort _ -> {
          if (whole) kept.add(port);
        }
      }
    }
    return kept;
  }

  /** The rules for what is in a namespace. */
  private Exposure below(String name, boolean whole) {
    return new Exposure(whole ? Optional.empty() : include.map(rules -> stripped(rules, name)), stripped(exclude, name),
        Map.of());
  }

  private static List<String> stripped(List<String> rules, String name) {
    return rules.stream().filter(rule -> rule.startsWith(name + ".")).map(rule -> rule.substring(name.length() + 1)).toList();
  }

  private static void checkKnown(List<String> rules, PortNamespace source) {
    for (var rule : rules) {
      if (source.port(rule).isPresent()) continue;
      var near = Suggestion.nearest(rule, source.byName().keySet()).map(name -> "; did you mean '" + name + "'?").orElse("");
      throw new IllegalArgumentException("there is no port '" + rule + "' to include or exclude" + near);
    }
  }
}
