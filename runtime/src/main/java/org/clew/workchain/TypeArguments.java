package org.clew.workchain;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;

/** What a class gives for the type parameters of a class that it extends, through any number of generic classes in between. */
final class TypeArguments {
  private TypeArguments() {}

  /** Raw classes; throws IllegalArgumentException when one of them is left open. */
  static Class<?>[] of(Class<?> type, Class<?> ancestor) {
    var known = new HashMap<TypeVariable<?>, Type>();
    for (var at = type; at != null && at != ancestor; at = at.getSuperclass()) {
      if (!(at.getGenericSuperclass() instanceof ParameterizedType parent)) continue;
      var variables = at.getSuperclass().getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        var argument = parent.getActualTypeArguments()[i];
        known.put(variables[i], argument instanceof TypeVariable<?> variable ? known.get(variable) : argument);
      }
    }
    var variables = ancestor.getTypeParameters();
    var classes = new Class<?>[variables.length];
    for (int i = 0; i < classes.length; i++) classes[i] = raw(known.get(variables[i]), type, ancestor);
    return classes;
  }

  private static Class<?> raw(Type argument, Class<?> type, Class<?> ancestor) {
    return switch (argument) {
      case Class<?> c -> c;
      case ParameterizedType p -> (Class<?>) p.getRawType();
      case null, default -> throw new IllegalArgumentException(type.getName() + " must extend " + ancestor.getSimpleName()
          + "<In, Ctx, Out> with three concrete types");
    };
  }
}
