package org.clew.spec;

import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;

/**
 * One component of a record and the port it stands for.
 *
 * @param component Java name
 * @param port name of the port
 * @param content what it holds, inside the Optional if it is one
 * @param isOptional whether the component is an Optional
 * @param getter accessor of type (Object)Object
 */
record Slot(String component, String port, SlotContent content, boolean isOptional, MethodHandle getter) {
  /** The component's value of a record. */
  Object get(Record tuple) {
    try {
      return (Object) getter.invokeExact((Object) tuple);
    } catch (Throwable e) {
      throw new IllegalStateException("component " + component + " cannot be read", e);
    }
  }

  /** The component's value as a value of the port; null when there is nothing to give. */
  Object toPort(Object value) {
    var inner = value instanceof Optional<?> wrapped ? wrapped.orElse(null) : value;
    return inner == null ? null : content.toPort(inner);
  }

  /**
   * The port's value, or null when it is missing, as a value of the component.
   *
   * @throws ValidationException when it is missing and not optional, or does not fit
   */
  Object toComponent(Object value, String path) {
    if (isOptional) {
      boolean absent = value == null || content instanceof SlotContent.Nested && value instanceof Map<?, ?> map
          && Trees.isBare(map);
      return absent ? Optional.empty() : Optional.of(content.toComponent(value, path + "." + port));
    }
    if (value != null) return content.toComponent(value, path + "." + port);
    return switch (content) {
      case SlotContent.Open _ -> Map.of();
      case SlotContent.Nested nested -> nested.toComponent(Map.of(), path + "." + port);
      case SlotContent.DataLeaf _, SlotContent.PlainLeaf _, SlotContent.ObjectLeaf _ ->
          throw new ValidationException(path + "." + port, "required, but not given");
    };
  }

  Port declare(Direction direction) {
    return content.declare(port, direction, isOptional);
  }
}
