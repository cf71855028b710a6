package org.clew.spec;

import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;

/** Finds the records among the type arguments of a process class: the first are its inputs, the last its outputs. */
public final class RecordArguments {
  private RecordArguments() {}

  /** At least two records; throws IllegalArgumentException when the class does not name them. */
  public static List<Class<? extends Record>> of(Class<?> owner) {
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      if (!(type.getGenericSuperclass() instanceof ParameterizedType parent)) continue;
      var records = new ArrayList<Class<? extends Record>>();
      for (var argument : parent.getActualTypeArguments()) {
        if (argument instanceof Class<?> c && c.isRecord()) records.add(c.asSubclass(Record.class));
      }
      if (records.size() >= 2) return records;
    }
    throw new IllegalArgumentException(owner.getSimpleName()
        + " does not name the records of its inputs and outputs; extend with type arguments, or call bind(In.class, Out.class)");
  }
}
