package org.clew.function;

import java.util.List;
import java.util.Map;
import org.clew.data.Bool;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.Str;

/** Reads the text of {@link Default} by the types of a port; of several types the first that can read it decides. */
final class DefaultText {
  private static final List<Class<?>> ANY = List.of(Bool.class, Int.class, Float.class, Str.class);

  private DefaultText() {}

  /** Throws IllegalArgumentException, without naming the parameter, when no type can read the text. */
  static Data read(List<Class<?>> types, String text) {
    for (var type : types.equals(List.of(Data.class)) ? ANY : types) {
      var data = read(type, text);
      if (data != null) return data;
    }
    throw new IllegalArgumentException("the default \"" + text + "\" cannot be read as "
        + String.join(" or ", types.stream().map(Class::getSimpleName).toList())
        + "; for other values make the parameter Optional and choose the default in the body");
  }

  private static Data read(Class<?> type, String text) {
    if (type == Str.class) return new Str(text);
    if (type == Bool.class && (text.equals("true") || text.equals("false"))) return new Bool(text.equals("true"));
    if (type == ListData.class && text.equals("[]")) return new ListData(List.of());
    if (type == Dict.class && text.equals("{}")) return new Dict(Map.of());
    try {
      if (type == Int.class) return Int.parse(text);
      if (type == Float.class) return new Float(Double.parseDouble(text.strip()));
    } catch (IllegalArgumentException _) {
      return null;
    }
    return null;
  }
}
