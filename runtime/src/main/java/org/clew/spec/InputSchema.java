package org.clew.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.data.Bool;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.Plain;
import org.clew.data.Str;

/**
 * The inputs of a process as JSON Schema, draft 2020-12: what editors and web forms need to help with an inputs file.
 *
 * <p>It accepts what the ports accept as plain values; validators written in Java are not in it. A stored node is given as
 * {@code {"$node": pk, uuid or label}} anywhere, and by that name alone where a port takes no such plain value.
 */
public final class InputSchema {
  private static final Map<String, Object> NODE = Map.of("$ref", "#/$defs/node");
  private static final List<Class<? extends Data>> SIMPLE =
      List.of(Int.class, Float.class, Bool.class, Str.class, Dict.class, ListData.class);

  private InputSchema() {}

  /** The schema as a plain tree. */
  public static Map<String, Object> of(ProcessSpec spec) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", spec.name());
    if (!spec.description().isEmpty()) schema.put("description", spec.description());
    schema.putAll(namespace(spec.inputs(), PortStorage.NODE));
    schema.put("$defs", Map.of("node", node()));
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

  private static Map<String, Object> namespace(PortNamespace namespace, PortStorage inherited) {
    var storage = namespace.storageWithin(inherited);
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (var port : namespace.ports()) {
      properties.put(port.name(), switch (port) {
        case InputPort input -> leaf(input, storage);
        case PortNamespace inner -> group(inner, storage);
        case OutputPort _ -> throw new IllegalStateException(port.name() + " is an output port among inputs");
      });
      if (isNeeded(port)) required.add(port.name());
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) schema.put("required", required);
    schema.put("additionalProperties", namespace.isDynamic() ? undeclared(namespace, storage) : false);
    return schema;
  }

  /** An empty namespace that is optional is valid, whatever it declares. */
  private static Map<String, Object> group(PortNamespace namespace, PortStorage inherited) {
    var full = namespace(namespace, inherited);
    var schema = new LinkedHashMap<String, Object>();
    if (!namespace.help().isEmpty()) schema.put("description", namespace.help());
    if (namespace.required() || !full.containsKey("required")) schema.putAll(full);
    else schema.put("anyOf", List.of(Map.of("type", "object", "maxProperties", 0), full));
    return schema;
  }

  private static boolean isNeeded(Port port) {
    return port.required() && (!(port instanceof PortNamespace inner) || inner.ports().stream().anyMatch(InputSchema::isNeeded));
  }

  private static Object undeclared(PortNamespace namespace, PortStorage storage) {
    if (namespace.validTypes().isEmpty()) return true;
    return Map.of("anyOf", types(namespace.validTypes(), storage));
  }

  private static Map<String, Object> leaf(InputPort port, PortStorage inherited) {
    var schema = new LinkedHashMap<String, Object>();
    if (!port.help().isEmpty()) schema.put("description", port.help());
    if (!port.validTypes().isEmpty()) {
      var types = types(port.validTypes(), port.storageWithin(inherited));
      if (port.acceptsNull()) types.add(Map.of("type", "null"));
      if (types.size() == 1) schema.putAll(types.getFirst());
      else schema.put("anyOf", types);
    }
    if (port.standard().orElse(null) instanceof PortDefault.Literal(var value)) {
      var plain = value instanceof Data data ? data.plain() : value;
      if (Plain.isPlain(plain)) schema.put("default", plain);
    }
    return schema;
  }

  private static List<Map<String, Object>> types(List<Class<?>> types, PortStorage storage) {
    var schemas = new ArrayList<Map<String, Object>>();
    boolean isNode = false;
    for (var type : types) {
      if (!Data.class.isAssignableFrom(type)) {
        schemas.add(plain(type));
        continue;
      }
      isNode = storage == PortStorage.NODE;
      if (type == Data.class) schemas.add(Map.of());
      else if (type == Float.class) schemas.add(Map.of("type", "number"));
      else if (SIMPLE.contains(type)) schemas.add(Map.of("type", simple(type)));
      else schemas.add(Map.of("type", List.of("integer", "string", "object"), "title", LeafCheck.typeName(type)));
    }
    if (isNode) schemas.add(NODE);
    return schemas;
  }

  private static String simple(Class<?> type) {
    if (type == Int.class) return "integer";
    if (type == Bool.class) return "boolean";
    if (type == Str.class) return "string";
    return type == Dict.class ? "object" : "array";
  }

  private static Map<String, Object> plain(Class<?> type) {
    if (type == String.class) return Map.of("type", "string");
    if (type == Long.class) return Map.of("type", "integer");
    if (type == Double.class) return Map.of("type", "number");
    if (type == Boolean.class) return Map.of("type", "boolean");
    if (type == Map.class) return Map.of("type", "object");
    if (type == List.class) return Map.of("type", "array");
    return Map.of();
  }
}
