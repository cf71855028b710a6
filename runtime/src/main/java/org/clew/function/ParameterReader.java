package org.clew.function;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clew.data.Data;
import org.clew.spec.BaseInputs;
import org.clew.spec.InputPort;
import org.clew.spec.PortName;
import org.clew.spec.Records;

/** Reads one parameter of a method; everything it cannot use is an IllegalArgumentException that names the place. */
final class ParameterReader {
  private final String place;
  private final Set<String> names = new HashSet<>();

  ParameterReader(String place) {
    this.place = place;
  }

  Parameter read(Method method, java.lang.reflect.Parameter parameter) {
    var name = name(parameter);
    try {
      if (!names.add(PortName.check(name))) throw new IllegalArgumentException("two parameters have this name");
      return read(method, parameter, name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ", parameter " + name + ": " + e.getMessage(), e);
    }
  }

  private Parameter read(Method method, java.lang.reflect.Parameter parameter, String name) {
    var union = parameter.getAnnotation(OneOf.class);
    var type = parameter.getType();
    boolean last = parameter.equals(method.getParameters()[method.getParameterCount() - 1]);
    if (name.equals(BaseInputs.METADATA)) {
      only(parameter, type == Map.class, "is the settings of the process; declare it as Map<String, Object>");
      return new Parameter.Metadata(name);
    }
    if (parameter.isAnnotationPresent(Dynamic.class)) {
      only(parameter, type == Map.class && last, "@Dynamic belongs on a last parameter of type Map<String, D>");
      var values = argument(parameter.getParameterizedType(), 1);
      return new Parameter.Open(name, Form.of(values == Object.class ? Data.class : values, union), others(name), values);
    }
    if (method.isVarArgs() && last) {
      only(parameter, true, "");
      return new Parameter.Variadic(name, Form.of(type.getComponentType(), union), type.getComponentType());
    }
    if (type == Optional.class) {
      only(parameter, true, "");
      var form = Form.of(argument(parameter.getParameterizedType(), 0), union);
      return new Parameter.Maybe(port(parameter, name, form).optional(), form);
    }
    var form = Form.of(type, union);
    var port = port(parameter, name, form);
    var standard = parameter.getAnnotation(Default.class);
    return new Parameter.Single(standard == null ? port : port.defaultTo(DefaultText.read(form.types(), standard.value())), form);
  }

  private static void only(java.lang.reflect.Parameter parameter, boolean fits, String why) {
    if (!fits) throw new IllegalArgumentException(why);
    if (parameter.isAnnotationPresent(Default.class)) {
      throw new IllegalArgumentException("@Default does not go with this parameter, which may be left out anyway");
    }
  }

  private static InputPort port(java.lang.reflect.Parameter parameter, String name, Form form) {
    return InputPort.of(name, form.types().toArray(Class<?>[]::new)).help(help(parameter));
  }

  static String help(java.lang.reflect.Parameter parameter) {
    var port = parameter.getAnnotation(Port.class);
    return port == null ? "" : port.help();
  }

  private String name(java.lang.reflect.Parameter parameter) {
    var port = parameter.getAnnotation(Port.class);
    if (port != null && !port.value().isEmpty()) return port.value();
    if (parameter.isNamePresent()) return Records.portName(parameter.getName());
    throw new IllegalArgumentException(place + " was compiled without the names of its parameters; compile with javac"
        + " -parameters, or name each parameter with @Port(\"name\")");
  }

  private Set<String> others(String name) {
    var others = new HashSet<>(names);
    others.remove(name);
    others.add(BaseInputs.METADATA);
    return Set.copyOf(others);
  }

  private static Class<?> argument(Type type, int index) {
    if (!(type instanceof ParameterizedType generic)) throw new IllegalArgumentException("needs its type arguments");
    return switch (generic.getActualTypeArguments()[index]) {
      case Class<?> c -> c;
      case ParameterizedType p -> (Class<?>) p.getRawType();
      case Type other -> throw new IllegalArgumentException("type " + other.getTypeName() + " is not a class");
    };
  }
}
