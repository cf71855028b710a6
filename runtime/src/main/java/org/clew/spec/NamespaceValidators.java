package org.clew.spec;

import java.util.ArrayList;
import java.util.List;

/** Two validators of one namespace as one. */
final class NamespaceValidators {
  private NamespaceValidators() {}

  /** Either may be null. */
  static PortValidator both(PortValidator first, PortValidator second) {
    if (first == null) return second;
    if (second == null || second == first) return first;
    if (!(first instanceof NamespaceValidator) && !(second instanceof NamespaceValidator))
      return PortValidator.both(first, second);
    return new Both(first, second);
  }

  private record Both(PortValidator first, PortValidator second) implements NamespaceValidator {
    @Override public List<ValidationError> problems(Object value, Port port) {
      var problems = new ArrayList<ValidationError>();
      for (var each : List.of(first, second))
        if (each instanceof NamespaceValidator several) problems.addAll(several.problems(value, port));
      return problems;
    }

    @Override public PortValidator then() {
      return NamespaceValidators.both(plain(first), plain(second));
    }

    private static PortValidator plain(PortValidator validator) {
      return validator instanceof NamespaceValidator several ? several.then() : validator;
    }
  }
}
