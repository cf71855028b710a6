package org.clew.hash;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.clew.data.Data;
import org.clew.data.DataType;
import org.clew.data.DataTypes;
import org.clew.data.HashRule;

/**
 * What a data value is, as a hash: durable name of its type and content; files count by their content, computers as themselves.
 */
public final class DataHash {
  private DataHash() {}

  /**
   * The hash as 64 hexadecimal digits; the same before the value is stored and after it was read back.
   *
   * @param computers what a computer is, by the label that stands in the content
   */
  public static String of(Data value, UnaryOperator<String> computers) {
    return of(value.type(), value.plain(), computers);
  }

  /** As above, for a type that need not be known here: all of its content counts then. */
  public static String of(String type, Object plain, UnaryOperator<String> computers) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("class", type);
    tree.put("content", counted(type, plain, computers));
    return StructuralHash.of(tree);
  }

  /** The content without what does not count. */
  static Object counted(String type, Object plain, UnaryOperator<String> computers) {
    var rule = DataTypes.find(type).map(DataType::hashing).orElse(HashRule.ALL);
    if (rule.equals(HashRule.ALL) || !(plain instanceof Map<?, ?> map)) return plain;
    var counted = new LinkedHashMap<Object, Object>(map);
    counted.keySet().removeAll(rule.ignored());
    for (var field : rule.computers()) if (map.get(field) instanceof String label) counted.put(field, computers.apply(label));
    return counted;
  }
}
