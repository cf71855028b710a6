package org.clew.spec;

import java.util.List;
import java.util.Map;

/** What became of given inputs: values ready for the process, or everything that is wrong with them. */
public sealed interface Processed {
  /**
   * Serialised, complete and valid.
   *
   * @param values nested unmodifiable mapping; leaves are Data, plain metadata, or objects of non-stored ports
   */
  record Valid(Map<String, Object> values) implements Processed {}

  /** At least one error, each with its full path. */
  record Invalid(List<ValidationError> errors) implements Processed {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** The values, or all errors in one {@link ValidationException}. */
  default Map<String, Object> orThrow() {
    return switch (this) {
      case Valid(var values) -> values;
      case Invalid(var errors) -> throw new ValidationException(errors);
    };
  }
}
