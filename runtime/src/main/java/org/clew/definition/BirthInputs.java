package org.clew.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.process.Birth;
import org.clew.process.Env;
import org.clew.spec.LinkLabels;
import org.clew.spec.ProcessSpec;
import org.clew.spec.Records;
import org.clew.spec.ValidationException;

/** The inputs of a process as its code sees them, read back from its birth. */
public final class BirthInputs {
  private BirthInputs() {}

  /**
   * Nested by port name: data that was linked, and plain metadata. Unmodifiable at any depth: it is what the process was born
   * with.
   */
  public static Map<String, Object> nested(Birth birth, Env env) {
    var nested = LinkLabels.nest(env.loadAll(birth.inputs()));
    merge(nested, birth.metadata());
    return frozen(nested);
  }

  private static Map<String, Object> frozen(Map<?, ?> map) {
    var copy = LinkedHashMap.<String, Object>newLinkedHashMap(map.size());
    map.forEach((key, value) -> copy.put((String) key, frozenValue(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static Object frozenValue(Object value) {
    return switch (value) {
      case Map<?, ?> map -> frozen(map);
      case List<?> list -> {
        var copy = new ArrayList<Object>(list.size());
        for (var item : list) copy.add(frozenValue(item));
        yield Collections.unmodifiableList(copy);
      }
      case null, default -> value;
    };
  }

  /** As the record that the definition declares. */
  public static <I extends Record> I record(Class<I> type, Birth birth, Env env) {
    return Records.fromMap(type, nested(birth, env));
  }

  /** As above; ports that the spec has today and had not when the process was born have their defaults. */
  public static <I extends Record> I record(Class<I> type, ProcessSpec spec, Birth birth, Env env) {
    var nested = nested(birth, env);
    try {
      return Records.fromMap(type, nested);
    } catch (ValidationException _) {
      return Records.fromMap(type, spec.process(nested).orThrow());
    }
  }

  private static void merge(Map<String, Object> into, Map<String, Object> metadata) {
    metadata.forEach((key, value) -> {
      if (into.get(key) instanceof Map<?, ?> present && value instanceof Map<?, ?> more) {
        var both = new LinkedHashMap<String, Object>();
        present.forEach((k, v) -> both.put((String) k, v));
        var rest = new LinkedHashMap<String, Object>();
        more.forEach((k, v) -> rest.put((String) k, v));
        merge(both, rest);
        into.put(key, both);
      } else {
        into.put(key, value);
      }
    });
  }
}
