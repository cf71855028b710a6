package org.clew.spec;

import java.util.List;
import java.util.Objects;

/**
 * One output of a process; immutable, the methods named after attributes give changed copies.
 *
 * @param validator null when there is none
 */
public record OutputPort(String name, List<Class<?>> validTypes, String help, boolean required, PortValidator validator)
    implements Port {
  public OutputPort {
    PortName.check(name);
    validTypes = List.copyOf(validTypes);
    Objects.requireNonNull(help, "help");
  }

  /** A required output. */
  public static OutputPort of(String name, Class<?>... validTypes) {
    return new OutputPort(name, List.of(validTypes), "", true, null);
  }

  public OutputPort types(Class<?>... types) {
    return new OutputPort(name, List.of(types), help, required, validator);
  }

  public OutputPort help(String text) {
    return new OutputPort(name, validTypes, text, required, validator);
  }

  public OutputPort optional() {
    return new OutputPort(name, validTypes, help, false, validator);
  }

  public OutputPort validator(PortValidator check) {
    return new OutputPort(name, validTypes, help, required, check);
  }

  @Override
  public OutputPort renamed(String other) {
    return new OutputPort(other, validTypes, help, required, validator);
  }
}
