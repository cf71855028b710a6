package org.clew.spec;

import java.util.List;
import java.util.stream.Collectors;

/** Inputs or outputs are not valid; carries every error that was found. */
public final class ValidationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ValidationError> errors;

  public ValidationException(List<ValidationError> errors) {
    super(text(errors), null, false, true);
    this.errors = List.copyOf(errors);
  }

  public ValidationException(String path, String message) {
    this(List.of(new ValidationError(path, message)));
  }

  public List<ValidationError> errors() {
    return errors;
  }

  private static String text(List<ValidationError> errors) {
    if (errors.isEmpty()) throw new IllegalArgumentException("a validation exception needs an error");
    if (errors.size() == 1) return errors.getFirst().toString();
    return errors.stream().map(e -> "\n  " + e).collect(Collectors.joining("", errors.size() + " errors:", ""));
  }
}
