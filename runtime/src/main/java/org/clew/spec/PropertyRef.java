package org.clew.spec;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The record and component that a {@link Property} names.
 *
 * @param component Java name of the component
 */
public record PropertyRef(Class<? extends Record> owner, String component) {
  private static final ClassValue<AtomicReference<PropertyRef>> KNOWN = new ClassValue<>() {
    @Override
    protected AtomicReference<PropertyRef> computeValue(Class<?> type) {
      return new AtomicReference<>();
    }
  };

  /**
   * Reads the method reference; cached for each place in the source.
   *
   * @throws IllegalArgumentException when it is a lambda or does not name a component of a record
   */
  public static PropertyRef of(Property<?, ?> property) {
    var known = KNOWN.get(property.getClass());
    var ref = known.get();
    if (ref == null) {
      ref = read(property);
      known.set(ref);
    }
    return ref;
  }

  /** Name of the port that belongs to the component. */
  public String port() {
    return Records.portName(component);
  }

  private static PropertyRef read(Property<?, ?> property) {
    var lambda = serialized(property);
    if (lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeVirtual || lambda.getImplMethodName().startsWith("lambda$")) {
      throw new IllegalArgumentException("a record component must be named by a method reference such as In::x, not by a lambda");
    }
    try {
      var owner = Class.forName(lambda.getImplClass().replace('/', '.'), false, property.getClass().getClassLoader());
      if (owner.isRecord()) {
        for (var component : owner.getRecordComponents()) {
          if (component.getName().equals(lambda.getImplMethodName())) {
            return new PropertyRef(owner.asSubclass(Record.class), component.getName());
          }
        }
      }
      throw new IllegalArgumentException(owner.getSimpleName() + "::" + lambda.getImplMethodName()
          + " is not a component of a record");
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("the record of a method reference cannot be loaded: " + lambda.getImplClass(), e);
    }
  }

  private static SerializedLambda serialized(Property<?, ?> property) {
    try {
      var method = property.getClass().getDeclaredMethod("writeReplace");
      method.setAccessible(true);
      return (SerializedLambda) method.invoke(property);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException("a record component must be named by a method reference such as In::x", e);
    }
  }

  @Override
  public String toString() {
    return owner.getSimpleName() + "::" + component;
  }
}
