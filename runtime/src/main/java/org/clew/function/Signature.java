package org.clew.function;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Data;
import org.clew.spec.BaseInputs;
import org.clew.spec.NamespaceValidator;
import org.clew.spec.PortNamespace;
import org.clew.spec.ValidationError;

/** The parameters of a function, its {@link Flow} left out: as ports, as a reader of arguments and as arguments of the body. */
final class Signature {
  private final String function;
  private final List<Parameter> parameters;

  private Signature(String function, List<Parameter> parameters) {
    this.function = function;
    this.parameters = parameters;
  }

  /**
   * Reads a method.
   *
   * @param function durable name, for messages
   * @param place class and method, for messages
   */
  static Signature of(Method method, String function, String place, int skipped) {
    var reader = new ParameterReader(place);
    var parameters = new ArrayList<Parameter>();
    for (var parameter : Arrays.asList(method.getParameters()).subList(skipped, method.getParameterCount())) {
      parameters.add(reader.read(method, parameter));
    }
    for (var parameter : parameters) {
      if (!(parameter instanceof Parameter.Variadic variadic)) continue;
      parameters.stream().map(Parameter::name).filter(variadic::takes).findFirst().ifPresent(clash -> {
        throw new IllegalArgumentException(place + ", parameter " + clash + ": clashes with the inputs " + variadic.input(0)
            + ", " + variadic.input(1) + ", … of the variable arity parameter " + variadic.name() + "; rename one of them");
      });
    }
    return new Signature(function, List.copyOf(parameters));
  }

  /** The inputs with a port for each parameter. */
  PortNamespace ports(PortNamespace base) {
    var inputs = base;
    for (var parameter : parameters) {
      inputs = switch (parameter) {
        case Parameter.Single(var port, _) -> inputs.with(port);
        case Parameter.Maybe(var port, _) -> inputs.with(port);
        case Parameter.Variadic variadic -> inputs.dynamic(types(variadic.form()))
            .validator((NamespaceValidator) (values, port) -> strangers(variadic, (PortNamespace) port, (Map<?, ?>) values));
        case Parameter.Open open when open.takesNamespaces() -> inputs.dynamic(types(open.form()));
        case Parameter.Open open -> inputs.dynamic(types(open.form()))
            .validator((values, port) -> nested(open.name(), (PortNamespace) port, (Map<?, ?>) values));
        case Parameter.Metadata _ -> inputs;
      };
    }
    return inputs;
  }

  /** Names of all parameters, for people. */
  String text() {
    return String.join(", ", parameters.stream().map(p -> switch (p) {
      case Parameter.Single(var port, _) -> port.required() ? port.name() : port.name() + "=…";
      case Parameter.Maybe(var port, _) -> port.name() + "=null";
      case Parameter.Variadic v -> "*" + v.name();
      case Parameter.Open o -> "**" + o.name();
      case Parameter.Metadata m -> m.name();
    }).toList());
  }

  /** Raw inputs by port name from arguments in order; null leaves an input with a default out. */
  Map<String, Object> inputs(Object... arguments) {
    var inputs = new LinkedHashMap<String, Object>();
    int next = 0;
    for (var parameter : parameters) {
      if (parameter instanceof Parameter.Variadic variadic) {
        next = spread(variadic, arguments, next, inputs);
      } else if (next < arguments.length) {
        put(parameter, arguments[next++], inputs);
      } else if (parameter instanceof Parameter.Single single && single.port().required()) {
        throw new IllegalArgumentException(function + "(" + text() + ") got " + count(arguments.length) + "; " + single.name()
            + " is missing");
      }
    }
    if (next < arguments.length) {
      throw new IllegalArgumentException(function + "(" + text() + ") takes " + count(next) + ", got " + arguments.length);
    }
    return inputs;
  }

  /** Arguments of the body from processed inputs; the first is the flow where the function has one. */
  Object[] arguments(Map<String, ?> inputs, int skipped, Flow flow) {
    var arguments = new Object[skipped + parameters.size()];
    if (skipped > 0) arguments[0] = flow;
    for (int i = 0; i < parameters.size(); i++) arguments[skipped + i] = parameters.get(i).argument(inputs);
    return arguments;
  }

  private void put(Parameter parameter, Object argument, Map<String, Object> inputs) {
    var value = argument instanceof Optional<?> maybe ? maybe.orElse(null) : argument;
    switch (parameter) {
      case Parameter.Single(var port, _) when value == null && !port.required() -> { }
      case Parameter.Single _, Parameter.Maybe _, Parameter.Metadata _ -> inputs.put(parameter.name(), value);
      case Parameter.Open open when value instanceof Map<?, ?> rest ->
          rest.forEach((key, inner) -> add(open, (String) key, inner, inputs));
      case Parameter.Open open -> throw new IllegalArgumentException(function + ": give a mapping for " + open.name());
      case Parameter.Variadic _ -> throw new IllegalStateException("spread before");
    }
  }

  private void add(Parameter.Open open, String key, Object value, Map<String, Object> inputs) {
    if (open.declared().contains(key) || key.equals(BaseInputs.METADATA)) {
      throw new IllegalArgumentException(function + "(" + text() + ") got two values for " + key);
    }
    inputs.put(key, value);
  }

  private static int spread(Parameter.Variadic variadic, Object[] arguments, int from, Map<String, Object> inputs) {
    if (arguments.length == from + 1 && arguments[from] != null && arguments[from].getClass().isArray()) {
      int length = java.lang.reflect.Array.getLength(arguments[from]);
      for (int i = 0; i < length; i++) inputs.put(variadic.input(i), java.lang.reflect.Array.get(arguments[from], i));
      return arguments.length;
    }
    for (int i = from; i < arguments.length; i++) inputs.put(variadic.input(i - from), arguments[i]);
    return Math.max(from, arguments.length);
  }

  /** Undeclared inputs that are not {@code name_0 … name_n} without a gap. */
  private static List<ValidationError> strangers(Parameter.Variadic variadic, PortNamespace inputs, Map<?, ?> values) {
    var problems = new ArrayList<ValidationError>();
    int undeclared = 0;
    for (var key : values.keySet()) {
      if (inputs.byName().containsKey(key)) continue;
      if (variadic.takes((String) key)) undeclared++;
      else problems.add(new ValidationError((String) key,
          "unknown port; known ports: " + String.join(", ", inputs.byName().keySet()) + ", "
          + variadic.input(0) + ", …"));
    }
    for (int i = 0; i < undeclared; i++) {
      if (values.get(variadic.input(i)) == null)
        problems.add(new ValidationError(variadic.input(i), "is missing; number them without a gap"));
    }
    return problems;
  }

  private static String nested(String parameter, PortNamespace inputs, Map<?, ?> values) {
    for (var entry : values.entrySet()) {
      if (!inputs.byName().containsKey(entry.getKey()) && !(entry.getValue() instanceof Data)) {
        return entry.getKey() + ": " + parameter + " takes data, not " + (entry.getValue() == null ? "null" : "a namespace");
      }
    }
    return null;
  }

  private static Class<?>[] types(Form form) {
    return form.types().toArray(Class<?>[]::new);
  }

  private static String count(int arguments) {
    return arguments == 1 ? "1 argument" : arguments + " arguments";
  }
}
