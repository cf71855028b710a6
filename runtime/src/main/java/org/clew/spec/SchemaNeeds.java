package org.clew.spec;

/** What must be given, seen from outside: as {@link InputFilling} and {@link InputValidation} have it. */
final class SchemaNeeds {
  private SchemaNeeds() {}

  /** Whether leaving it out is an error. */
  static boolean isNeeded(Port port) {
    if (!(port instanceof PortNamespace namespace)) return port.required();
    if (namespace.hasStandard()) return false;
    boolean isJudged = namespace.required() || namespace.populatesDefaults() && hasDefault(namespace);
    return isJudged && namespace.ports().stream().anyMatch(SchemaNeeds::isNeeded);
  }

  /** Whether something in it has a value although nothing was given for it. */
  static boolean hasDefault(PortNamespace namespace) {
    return namespace.ports().stream().anyMatch(port -> switch (port) {
      case InputPort input -> input.standard().isPresent();
      case PortNamespace inner -> inner.hasStandard() || inner.populatesDefaults() && hasDefault(inner);
      case OutputPort _ -> false;
    });
  }
}
