package org.clew.function;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clew.data.Bool;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.Str;
import org.clew.data.array.ArrayData;
import org.clew.data.array.NdArray;

/**
 * What a Java type means in a signature: the data types that fit it, and how the body sees such a value.
 *
 * @param unwrap never sees null
 */
record Form(List<Class<?>> types, Function<Data, Object> unwrap) {
  private static final Form INT = new Form(List.of(Int.class), data -> ((Int) data).value());
  private static final Form SHORT_INT = new Form(List.of(Int.class), data -> narrow(((Int) data).value()));
  private static final Form REAL = new Form(List.of(Float.class), data -> ((Float) data).value());
  private static final Form TRUTH = new Form(List.of(Bool.class), data -> ((Bool) data).value());
  private static final Form TEXT = new Form(List.of(Str.class), data -> ((Str) data).value());
  private static final Form LIST = new Form(List.of(ListData.class), data -> ((ListData) data).value());
  private static final Form MAPPING = new Form(List.of(Dict.class), data -> ((Dict) data).value());

  /** Builtins of Java by class; boxed and primitive. */
  private static final Map<Class<?>, Form> BUILTIN = Map.ofEntries(Map.entry(long.class, INT), Map.entry(Long.class, INT),
      Map.entry(int.class, SHORT_INT), Map.entry(Integer.class, SHORT_INT), Map.entry(double.class, REAL),
      Map.entry(Double.class, REAL), Map.entry(boolean.class, TRUTH), Map.entry(Boolean.class, TRUTH),
      Map.entry(String.class, TEXT), Map.entry(List.class, LIST), Map.entry(Map.class, MAPPING));

  /**
   * The form of a parameter.
   *
   * @param union null when the parameter has no {@link OneOf}
   * @throws IllegalArgumentException without naming the parameter
   */
  static Form of(Class<?> type, OneOf union) {
    if (union != null) return ofUnion(type, union);
    var builtin = BUILTIN.get(type);
    if (builtin != null) return builtin;
    if (NdArray.isNumeric(type)) return array(type);
    if (Data.class.isAssignableFrom(type)) return new Form(List.<Class<?>>of(type), data -> data);
    throw new IllegalArgumentException("type " + type.getSimpleName() + " is not data; use a data type such as Int or"
        + " StructureData, one of long, int, double, boolean, String, List, Map, an array of numbers, or Optional of these");
  }

  private static Form array(Class<?> type) {
    return new Form(List.of(ArrayData.class), data -> ((ArrayData) data).array().as(type));
  }

  /** The form of what a function returns, or null when its type is none of these. */
  static Form ofResult(Class<?> type) {
    if (NdArray.isNumeric(type)) return array(type);
    return Data.class.isAssignableFrom(type) ? new Form(List.<Class<?>>of(type), data -> data) : BUILTIN.get(type);
  }

  private static Form ofUnion(Class<?> type, OneOf union) {
    for (var member : union.value()) {
      if (!type.isAssignableFrom(member)) {
        throw new IllegalArgumentException("@OneOf names " + member.getSimpleName() + ", which is not a " + type.getSimpleName()
            + "; declare the parameter as Data");
      }
    }
    return new Form(List.<Class<?>>of(union.value()), data -> data);
  }

  private static int narrow(long value) {
    if (value != (int) value) throw new IllegalArgumentException(value + " does not fit type int; declare it long");
    return (int) value;
  }
}
