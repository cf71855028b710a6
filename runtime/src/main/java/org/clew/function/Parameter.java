package org.clew.function;

import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clew.data.Data;
import org.clew.spec.InputPort;

/** One parameter of a function: which inputs it takes, and how the body sees them. */
sealed interface Parameter {
  String name();

  /** The argument for the body, from processed inputs. */
  Object argument(Map<String, ?> inputs);

  /** A port of its own. */
  record Single(InputPort port, Form form) implements Parameter {
    @Override
    public String name() {
      return port.name();
    }

    @Override
    public Object argument(Map<String, ?> inputs) {
      return value(name(), form, inputs);
    }
  }

  /** A port of its own that may be left out or null. */
  record Maybe(InputPort port, Form form) implements Parameter {
    @Override
    public String name() {
      return port.name();
    }

    @Override
    public Object argument(Map<String, ?> inputs) {
      return inputs.get(name()) == null ? Optional.empty() : Optional.of(value(name(), form, inputs));
    }
  }

  /** Inputs {@code name_0, name_1, …}; {@code component} is the type of the array. */
  record Variadic(String name, Form form, Class<?> component) implements Parameter {
    /** Whether an input of this name belongs here. */
    boolean takes(String input) {
      int digits = name.length() + 1;
      if (input.length() <= digits || !input.startsWith(name) || input.charAt(name.length()) != '_') return false;
      for (int i = digits; i < input.length(); i++) if (input.charAt(i) < '0' || input.charAt(i) > '9') return false;
      return true;
    }

    String input(int index) {
      return name + "_" + index;
    }

    @Override
    public Object argument(Map<String, ?> inputs) {
      int count = 0;
      while (inputs.get(input(count)) != null) count++;
      var array = Array.newInstance(component, count);
      for (int i = 0; i < count; i++) Array.set(array, i, value(input(i), form, inputs));
      return array;
    }
  }

  /**
   * All inputs in no other place.
   *
   * @param declared names that other parameters have
   * @param values type of the values in Java; Object takes namespaces too
   */
  record Open(String name, Form form, Set<String> declared, Class<?> values) implements Parameter {
    boolean takesNamespaces() {
      return values == Object.class;
    }

    @Override
    public Object argument(Map<String, ?> inputs) {
      var rest = new LinkedHashMap<String, Object>();
      inputs.forEach((input, value) -> {
        if (!declared.contains(input)) rest.put(input, value instanceof Data ? value(input, form, inputs) : value);
      });
      return rest;
    }
  }

  /** The plain settings of the process itself. */
  record Metadata(String name) implements Parameter {
    @Override
    public Object argument(Map<String, ?> inputs) {
      return inputs.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }
  }

  private static Object value(String name, Form form, Map<String, ?> inputs) {
    try {
      return form.unwrap().apply((Data) inputs.get(name));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("inputs." + name + ": " + e.getMessage(), e);
    }
  }
}
