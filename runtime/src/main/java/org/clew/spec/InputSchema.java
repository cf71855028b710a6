package org.clew.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.Plain;

/**
 * The inputs of a process as JSON Schema, draft 2020-12: what editors and web forms need to help with an inputs file.
 *
 * <p>It accepts what the ports accept as plain values, and refuses the rest, but for what a schema cannot tell: validators
 * written in Java, and that 3.0 is no whole number. A stored node is given as {@code {"$node": pk, uuid or label}} anywhere, and
 * by that name alone where a port takes no such plain value.
 */
public final class InputSchema {
  private static final Map<String, Object> NODE = Map.of("$ref", "#/$defs/node");
  private static final String LEGAL_NAME = "^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$";

  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private InputSchema() {}

  /** The schema as a plain tree. */
  public static Map<String, Object> of(ProcessSpec spec) {
    var maker = new InputSchema();
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", spec.name());
    if (!spec.description().isEmpty()) schema.put("description", spec.description());
    maker.definitions.put("node", node());
    schema.putAll(maker.namespace(spec.inputs(), PortStorage.NODE, ""));
    schema.put("$defs", maker.definitions);
    return Plain.normalMap(schema);
  }

  private static Map<String, Object> node() {
    var node = new LinkedHashMap<String, Object>();
    node.put("description", "A node that is stored already: pk, uuid or label");
    node.put("type", "object");
    node.put("properties", Map.of("$node", Map.of("type", List.of("integer", "string"))));
    node.put("required", List.of("$node"));
    node.put("additionalProperties", false);
    return node;
  }

  private Map<String, Object> namespace(PortNamespace namespace, PortStorage inherited, String path) {
    var storage = namespace.storageWithin(inherited);
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (var port : namespace.ports()) {
      properties.put(port.name(), switch (port) {
        case InputPort input -> leaf(input, storage);
        case PortNamespace inner -> group(inner, storage, PortName.join(path, inner.name()));
        case OutputPort _ -> throw new IllegalStateException(port.name() + " is an output port among inputs");
      });
      if (SchemaNeeds.isNeeded(port)) required.add(port.name());
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) schema.put("required", required);
    if (namespace.isDynamic() && storage == PortStorage.NODE) schema.put("propertyNames", Map.of("pattern", LEGAL_NAME));
    schema.put("additionalProperties", namespace.isDynamic() ? undeclared(namespace, storage, path) : false);
    return schema;
  }

  private Map<String, Object> group(PortNamespace namespace, PortStorage inherited, String path) {
    var full = namespace(namespace, inherited, path);
    var schema = new LinkedHashMap<String, Object>();
    if (!namespace.help().isEmpty()) schema.put("description", namespace.help());
    if (namespace.required() || !full.containsKey("required") || SchemaNeeds.hasDefault(namespace)) schema.putAll(full);
    else schema.put("anyOf", List.of(bare(namespace), full));
    if (!SchemaNeeds.isNeeded(namespace)) orNull(schema);
    if (namespace.hasStandard() && namespace.standard().orElseThrow() instanceof PortDefault.Literal literal)
      literal.plain().ifPresent(plain -> schema.put("default", plain));
    return schema;
  }

  /** Nothing but empty namespaces: an optional namespace is valid so, whatever it declares. */
  private static Map<String, Object> bare(PortNamespace namespace) {
    var properties = new LinkedHashMap<String, Object>();
    for (var port : namespace.ports())
      if (port instanceof PortNamespace inner && !inner.hasStandard() && !SchemaNeeds.hasDefault(inner))
        properties.put(inner.name(), bare(inner));
    if (properties.isEmpty()) return Map.of("type", "object", "maxProperties", 0);
    return Map.of("type", "object", "properties", properties, "additionalProperties", false);
  }

  /** Null is as good as nothing for a namespace that may be left out. */
  @SuppressWarnings("unchecked")
  private static void orNull(Map<String, Object> schema) {
    if (schema.get("anyOf") instanceof List<?> choices) {
      var more = new ArrayList<>((List<Object>) choices);
      more.add(Map.of("type", "null"));
      schema.put("anyOf", more);
    } else {
      schema.put("type", List.of("object", "null"));
    }
  }

  /** Undeclared names may be nested to any depth. */
  private Object undeclared(PortNamespace namespace, PortStorage storage, String path) {
    if (namespace.validTypes().isEmpty() && storage != PortStorage.NODE) return true;
    var name = path.isEmpty() ? "values" : "values_of_" + path;
    var self = Map.<String, Object>of("$ref", "#/$defs/" + name);
    var types = storage == PortStorage.NODE ? SchemaTypes.leaves(namespace.validTypes())
        : SchemaTypes.of(namespace.validTypes(), storage);
    if (storage == PortStorage.NODE) types.add(NODE);
    types.add(storage != PortStorage.NODE ? Map.of("type", "object", "additionalProperties", self)
        : Map.of("type", "object", "propertyNames", Map.of("pattern", LEGAL_NAME), "additionalProperties", self));
    types.add(Map.of("type", "null"));
    definitions.put(name, Map.of("anyOf", types));
    return self;
  }

  private static Map<String, Object> leaf(InputPort port, PortStorage inherited) {
    var storage = port.storageWithin(inherited);
    var schema = new LinkedHashMap<String, Object>();
    if (!port.help().isEmpty()) schema.put("description", port.help());
    var types = SchemaTypes.of(port.validTypes(), storage);
    if (!port.choices().isEmpty()) types = new ArrayList<>(List.of(Map.of("enum", port.choices())));
    if (storage == PortStorage.NODE && port.validTypes().stream().anyMatch(Data.class::isAssignableFrom)) types.add(NODE);
    if (port.acceptsNull()) types.add(Map.of("type", "null"));
    if (types.size() == 1) schema.putAll(types.getFirst());
    else schema.put("anyOf", types);
    if (port.standard().orElse(null) instanceof PortDefault.Literal literal)
      literal.plain().ifPresent(plain -> schema.put("default", plain));
    return schema;
  }
}
