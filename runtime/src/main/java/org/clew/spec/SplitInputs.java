package org.clew.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.data.Data;

/**
 * Processed inputs by what becomes of them.
 *
 * @param linked data by link label, such as {@code base__pw__structure}
 * @param metadata nested plain mapping that is stored on the process node; holds no empty namespaces
 * @param nonStored values of non-stored ports by dotted path
 */
public record SplitInputs(Map<String, Data> linked, Map<String, Object> metadata, Map<String, Object> nonStored) {
  public SplitInputs {
    linked = Collections.unmodifiableMap(linked);
    metadata = Collections.unmodifiableMap(metadata);
    nonStored = Collections.unmodifiableMap(nonStored);
  }

  /** Splits values that {@link InputProcessing} found valid; nulls are dropped. */
  public static SplitInputs of(PortNamespace inputs, Map<String, Object> values) {
    var walk = new Walk(new LinkedHashMap<>(), new LinkedHashMap<>());
    var metadata = walk.namespace(inputs, values, "", PortStorage.NODE);
    return new SplitInputs(walk.linked, metadata, walk.nonStored);
  }

  private record Walk(Map<String, Data> linked, Map<String, Object> nonStored) {
    /** Collects data and non-stored values, and returns the metadata below. */
    Map<String, Object> namespace(PortNamespace namespace, Map<?, ?> values, String path, PortStorage inherited) {
      var storage = namespace.storageWithin(inherited);
      var metadata = new LinkedHashMap<String, Object>();
      values.forEach((key, value) -> {
        var name = (String) key;
        var here = PortName.join(path, name);
        switch (namespace.byName().get(name)) {
          case PortNamespace inner -> keep(metadata, name, namespace(inner, (Map<?, ?>) value, here, storage));
          case InputPort port -> leaf(metadata, name, here, value, port.storageWithin(storage));
          case OutputPort _ -> throw new IllegalStateException(here + " is an output port among inputs");
          case null -> undeclared(metadata, name, here, value, storage);
        }
      });
      return metadata;
    }

    private void undeclared(Map<String, Object> metadata, String name, String path, Object value, PortStorage storage) {
      if (storage == PortStorage.NODE && value instanceof Map<?, ?> map) {
        map.forEach((key, v) -> undeclared(metadata, (String) key, path + "." + key, v, storage));
      } else {
        leaf(metadata, name, path, value, storage);
      }
    }

    private void leaf(Map<String, Object> metadata, String name, String path, Object value, PortStorage storage) {
      if (value == null) return;
      switch (storage) {
        case NODE -> linked.put(PortName.toLinkLabel(path), (Data) value);
        case METADATA -> metadata.put(name, value);
        case NONE -> nonStored.put(path, value);
      }
    }

    private static void keep(Map<String, Object> metadata, String name, Map<String, Object> inner) {
      if (!inner.isEmpty()) metadata.put(name, inner);
    }
  }
}
