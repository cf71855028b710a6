package org.clew.function;

import java.lang.reflect.Method;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.Dict;
import org.clew.spec.ExitCode;
import org.clew.spec.LinkLabels;
import org.clew.spec.PortName;
import org.clew.spec.ProcessKind;
import org.clew.spec.Records;

/**
 * From what a body returned to outputs, and back.
 *
 * <p>Null gives no output, data gives {@code result}, a mapping that holds data at any depth and a record give an output per
 * leaf, an {@link ExitCode} gives no outputs. A number, text, truth value, list or a mapping of plain values only becomes data
 * under {@code result}; an empty mapping gives no output.
 */
final class Returns {
  static final String RESULT = "result";

  private Returns() {}

  static Returned read(ProcessFunction function, Object value) {
    return switch (value) {
      case null -> new Returned(null, Map.of(), null);
      case ExitCode code -> new Returned(code, Map.of(), code);
      case Data data -> checked(function, Map.of(RESULT, data), data);
      case Optional<?> maybe when maybe.isEmpty() -> new Returned(null, Map.of(), value);
      case Optional<?> maybe when maybe.get() instanceof Data data -> checked(function, Map.of(RESULT, data), value);
      case Record tuple -> checked(function, flat(function, Records.toMap(tuple)), tuple);
      case Map<?, ?> map when map.isEmpty() -> new Returned(null, Map.of(), map);
      case Map<?, ?> map when holdsData(map) -> checked(function, flat(function, map), map);
      default -> checked(function, Map.of(RESULT, converted(function, value)), value);
    };
  }

  /** What the body once returned, made again of its outputs; see {@link #read}. */
  static Object again(Method method, Map<String, Data> outputs) {
    var type = method.getReturnType();
    if (type == void.class || outputs.isEmpty() && !type.isRecord() && type != Map.class && type != Optional.class) return null;
    var nested = LinkLabels.nest(outputs);
    if (type.isRecord()) return Records.fromMap(type.asSubclass(Record.class), nested, "outputs");
    if (type == Optional.class) return Optional.ofNullable(outputs.get(RESULT));
    boolean isSingle = outputs.size() == 1 && outputs.containsKey(RESULT);
    if (type == Map.class && isSingle && outputs.get(RESULT) instanceof Dict dict && !namesData(method)) return dict.value();
    if (type == Map.class) return nested;
    if (!isSingle) return nested;
    var form = Form.ofResult(type);
    return form == null ? outputs.get(RESULT) : form.unwrap().apply(outputs.get(RESULT));
  }

  private static boolean namesData(Method method) {
    return method.getGenericReturnType().getTypeName().contains(Data.class.getPackageName());
  }

  private static Data converted(ProcessFunction function, Object value) {
    try {
      return DataTypes.toData(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(function.name() + " returned a " + value.getClass().getSimpleName() + ", which cannot be"
          + " outputs: " + e.getMessage() + ". Return data, a record or mapping of data, an ExitCode or null", e);
    }
  }

  private static boolean holdsData(Map<?, ?> map) {
    for (var value : map.values()) if (value instanceof Data || value instanceof Map<?, ?> inner && holdsData(inner)) return true;
    return false;
  }

  private static Map<String, Data> flat(ProcessFunction function, Map<?, ?> nested) {
    var flat = new LinkedHashMap<String, Data>();
    flatten(function, nested, "", flat);
    return flat;
  }

  private static void flatten(ProcessFunction function, Map<?, ?> nested, String path, Map<String, Data> flat) {
    nested.forEach((key, value) -> {
      if (!(key instanceof String name)) throw new IllegalStateException(function.name() + " returned an output named " + key
          + ", which is not text");
      var here = path.isEmpty() ? name : path + "." + name;
      switch (value) {
        case Data data -> {
          if (!PortName.isLegal(name)) throw new IllegalStateException(function.name() + " returned output " + here
              + "; names of outputs have letters, digits and single underscores");
          flat.put(PortName.toLinkLabel(here), data);
        }
        case Map<?, ?> inner -> flatten(function, inner, here, flat);
        case null -> throw new IllegalStateException(function.name() + " returned null for output " + here + "; leave it out");
        default -> throw new IllegalStateException(function.name() + " returned a " + value.getClass().getSimpleName() + " for"
            + " output " + here + "; beside data all outputs must be data");
      }
    });
  }

  private static Returned checked(ProcessFunction function, Map<String, Data> outputs, Object value) {
    if (function.kind() == ProcessKind.WORKFUNCTION) outputs.forEach((label, data) -> mustBeStored(function, label, data));
    else mustBeNew(function, outputs);
    return new Returned(null, outputs, value);
  }

  private static void mustBeStored(ProcessFunction function, String label, Data data) {
    if (data.node().isPresent()) return;
    throw new IllegalStateException("workfunction " + function.name() + " returned new data for output " + PortName.toPath(label)
        + ", but workflows create no data; make it in a calcfunction, and return what that gives");
  }

  private static void mustBeNew(ProcessFunction function, Map<String, Data> outputs) {
    outputs.forEach((label, data) -> data.node().ifPresent(node -> {
      throw new IllegalStateException("calcfunction " + function.name() + " returned data that is stored already (node "
          + node.pk() + ") for output " + PortName.toPath(label) + ", but calculations create their outputs; return a new value,"
          + " or make the function a workfunction");
    }));
    if (outputs.size() < 2) return;
    var labels = new IdentityHashMap<Data, String>();
    outputs.forEach((label, data) -> {
      var other = labels.put(data, label);
      if (other != null) throw new IllegalStateException("calcfunction " + function.name() + " returned one object for outputs "
          + PortName.toPath(other) + " and " + PortName.toPath(label) + "; return a new value for each");
    });
  }
}
