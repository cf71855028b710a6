package org.clew.spec;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.clew.data.Plain;

/** Writes a process spec as a plain tree with stable field names. */
final class Description {
  private Description() {}

  static Map<String, Object> of(ProcessSpec spec) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("name", spec.name());
    tree.put("kind", spec.kind().durable());
    tree.put("description", spec.description());
    tree.put("inputs", ports(spec.inputs(), PortStorage.NODE));
    tree.put("outputs", ports(spec.outputs(), PortStorage.NODE));
    tree.put("exit_codes", spec.exitCodes().all().stream().map(Description::exitCode).toList());
    return Plain.normalMap(tree);
  }

  private static Map<String, Object> ports(PortNamespace namespace, PortStorage storage) {
    var tree = new LinkedHashMap<String, Object>();
    namespace.ports().forEach(port -> tree.put(port.name(), port(port, storage)));
    return tree;
  }

  private static Map<String, Object> port(Port port, PortStorage inherited) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("kind", port instanceof PortNamespace ? "namespace" : "port");
    tree.put("types", port.validTypes().stream().map(LeafCheck::typeName).toList());
    tree.put("required", port.required());
    tree.put("help", port.help());
    switch (port) {
      case InputPort input -> {
        tree.put("storage", durable(input.storageWithin(inherited)));
        if (!input.choices().isEmpty()) tree.put("choices", input.choices());
        input.standard().ifPresent(standard -> standard(tree, standard));
      }
      case OutputPort _ -> { }
      case PortNamespace inner -> {
        tree.put("storage", durable(inner.storageWithin(inherited)));
        tree.put("dynamic", inner.isDynamic());
        tree.put("populate_defaults", inner.populatesDefaults());
        inner.standard().ifPresent(standard -> standard(tree, standard));
        tree.put("ports", ports(inner, inner.storageWithin(inherited)));
      }
    }
    return tree;
  }

  private static void standard(Map<String, Object> tree, PortDefault standard) {
    switch (standard) {
      case PortDefault.Literal literal -> tree.put("default", literal.plain().orElseGet(() -> literal.literal().toString()));
      case PortDefault.Lazy _ -> tree.put("default_computed", true);
    }
  }

  private static String durable(PortStorage storage) {
    return storage.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> exitCode(ExitCode code) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("status", code.status());
    tree.put("label", code.label());
    tree.put("message", code.message());
    tree.put("invalidates_cache", code.cacheUse() == ExitCode.CacheUse.REFUSED);
    return tree;
  }
}
