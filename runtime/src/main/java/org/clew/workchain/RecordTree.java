package org.clew.workchain;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Records inside a context as mappings by component name. */
final class RecordTree {
  private RecordTree() {}

  static Map<String, Object> toPlain(Record record, BiFunction<String, Object, Object> encode) {
    var tree = new LinkedHashMap<String, Object>();
    for (var component : record.getClass().getRecordComponents()) {
      try {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        tree.put(component.getName(), encode.apply(component.getName(), accessor.invoke(record)));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(e);
      }
    }
    return tree;
  }

  static Object fromPlain(Class<?> type, Map<?, ?> tree, BiFunction<Object, Type, Object> decode) {
    var components = type.getRecordComponents();
    var types = new Class<?>[components.length];
    var values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = decode.apply(tree.get(components[i].getName()), components[i].getGenericType());
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("record " + type.getSimpleName() + " in the context cannot be made: " + e, e);
    }
  }
}
