package org.clew.spec;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Judges a whole namespace and tells every problem with its place. It is asked even when values below were found wrong, so that
 * everything is told at once, and must pass over values of the wrong type.
 */
@FunctionalInterface
public interface NamespaceValidator extends PortValidator {
  /** Problems with dotted paths relative to the namespace; the empty path is the namespace itself. */
  List<ValidationError> problems(Object value, Port port);

  /** Asked after this one, when nothing below the namespace is wrong; null for none. */
  default PortValidator then() {
    return null;
  }

  @Override default String check(Object value, Port port) {
    var problems = problems(value, port);
    if (problems.isEmpty()) return null;
    return problems.stream().map(problem -> problem.path().isEmpty() ? problem.message() : problem.toString())
        .collect(Collectors.joining("; "));
  }
}
