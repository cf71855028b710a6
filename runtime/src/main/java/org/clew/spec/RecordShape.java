package org.clew.spec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reflection on one record class, done once: its slots in order and its constructor. */
final class RecordShape {
  private static final ClassValue<RecordShape> KNOWN = new ClassValue<>() {
    @Override
    protected RecordShape computeValue(Class<?> type) {
      return new RecordShape(type);
    }
  };

  private final Class<?> type;
  private final List<Slot> slots;
  private final MethodHandle constructor;

  private RecordShape(Class<?> type) {
    this.type = type;
    try {
      var components = type.getRecordComponents();
      var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      this.constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
          .asSpreader(Object[].class, types.length).asType(MethodType.methodType(Object.class, Object[].class));
      var found = new java.util.ArrayList<Slot>();
      for (var component : components) found.add(slot(component, lookup));
      this.slots = List.copyOf(found);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("record " + type.getName() + " cannot be read; is its package open to org.clew?", e);
    }
    var ports = new HashSet<String>();
    for (var slot : slots) {
      if (!ports.add(slot.port())) throw new IllegalArgumentException(type.getSimpleName() + " has two components for port "
          + slot.port());
    }
  }

  /** Throws IllegalArgumentException when the record has a component that cannot be a port. */
  static RecordShape of(Class<?> type) {
    if (!type.isRecord()) throw new IllegalArgumentException(type.getName() + " is not a record");
    return KNOWN.get(type);
  }

  List<Slot> slots() {
    return slots;
  }

  Slot slot(String component) {
    return slots.stream().filter(s -> s.component().equals(component)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no component " + component));
  }

  /** A new record; what its constructor throws becomes a ValidationException at the path. */
  Record create(Object[] values, String path) {
    try {
      return (Record) (Object) constructor.invokeExact(values);
    } catch (ValidationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ValidationException(path, e.getMessage() == null ? e.toString() : e.getMessage());
    } catch (Throwable e) {
      throw new IllegalStateException("the constructor of " + type.getSimpleName() + " failed", e);
    }
  }

  private Slot slot(RecordComponent component, MethodHandles.Lookup lookup) throws IllegalAccessException {
    component.getAccessor().setAccessible(true);
    var getter = lookup.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
    var generic = component.getGenericType();
    boolean isOptional = component.getType() == Optional.class && generic instanceof ParameterizedType;
    try {
      var content = SlotContent.of(isOptional ? ((ParameterizedType) generic).getActualTypeArguments()[0] : generic);
      return new Slot(component.getName(), Records.portName(component.getName()), content, isOptional, getter);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(type.getSimpleName() + "::" + component.getName() + ": " + e.getMessage(), e);
    }
  }
}
