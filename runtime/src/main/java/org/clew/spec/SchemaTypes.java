package org.clew.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.data.Bool;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.JsonData;
import org.clew.data.ListData;
import org.clew.data.Str;
import org.clew.data.array.ArrayData;

/** The plain values that types of ports are given as, in the words of JSON Schema. */
final class SchemaTypes {
  /** Everything but null. */
  private static final Map<String, Object> ANYTHING = Map.of("type", List.of("boolean", "number", "string", "array", "object"));

  private static final Set<Class<?>> SIMPLE = Set.of(Int.class, Float.class, Bool.class, Str.class, Dict.class, ListData.class,
      JsonData.class);

  private SchemaTypes() {}

  /** One schema for each type; a mutable list. */
  static List<Map<String, Object>> of(List<Class<?>> types, PortStorage storage) {
    if (types.isEmpty()) return new ArrayList<>(List.of(ANYTHING));
    var schemas = new ArrayList<Map<String, Object>>();
    for (var type : types)
      schemas.add(Data.class.isAssignableFrom(type) ? data(type) : storage == PortStorage.NONE ? ANYTHING : plain(type));
    return schemas;
  }

  /** The same in a namespace that takes any name, where an object is a namespace itself unless dictionaries are wanted. */
  static List<Map<String, Object>> leaves(List<Class<?>> types) {
    var schemas = new ArrayList<Map<String, Object>>();
    for (var type : types.isEmpty() ? List.<Class<?>>of(Data.class) : types)
      schemas.add(type == Dict.class ? data(type) : withoutObject(data(type)));
    return schemas;
  }

  private static Map<String, Object> withoutObject(Map<String, Object> schema) {
    if (!(schema.get("type") instanceof List<?> forms)) return schema;
    var copy = new LinkedHashMap<>(schema);
    copy.put("type", forms.stream().filter(form -> !form.equals("object")).toList());
    return copy;
  }

  /** Whether plain values stand for data of the type by themselves: a node of it is never given by its name alone. */
  static boolean isSimple(Class<?> type) {
    return !Data.class.isAssignableFrom(type) || type == Data.class || SIMPLE.contains(type);
  }

  private static Map<String, Object> data(Class<?> type) {
    if (type == Data.class || type == JsonData.class) return ANYTHING;
    if (type == Int.class) return Map.of("type", "integer");
    if (type == Float.class) return Map.of("type", "number");
    if (type == Bool.class) return Map.of("type", "boolean");
    if (type == Str.class) return Map.of("type", "string");
    if (type == Dict.class) return Map.of("type", "object");
    if (type == ListData.class) return Map.of("type", "array");
    var forms = new ArrayList<>(List.of("integer", "string"));
    if (DataTypes.find(type).isPresent()) forms.add("object");
    if (type == ArrayData.class) forms.add("array");
    return Map.of("type", List.copyOf(forms), "title", LeafCheck.typeName(type));
  }

  private static Map<String, Object> plain(Class<?> type) {
    if (type == String.class) return Map.of("type", "string");
    if (type == Long.class) return Map.of("type", "integer");
    if (type == Double.class) return Map.of("type", "number");
    if (type == Boolean.class) return Map.of("type", "boolean");
    if (type == Map.class) return Map.of("type", "object");
    if (type == List.class) return Map.of("type", "array");
    return ANYTHING;
  }
}
