package org.clew.calcjob;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.clew.data.CodeData;
import org.clew.spec.ValidationError;

/** Says on which computer a job runs: its codes and {@code metadata.computer} must name one, and the same. */
public final class JobComputer {
  private static final String PATH = "metadata.computer";

  private JobComputer() {}

  /** Problems with dotted paths below the inputs. */
  static List<ValidationError> problems(Collection<CodeData> codes, String chosen) {
    var problems = new ArrayList<ValidationError>();
    CodeData first = null;
    for (var code : codes) {
      var home = code.computer().orElse(null);
      if (home == null) continue;
      if (first == null) first = code;
      if (chosen != null && !home.equals(chosen)) problems.add(new ValidationError(PATH, "code " + code.fullLabel()
          + " is on computer " + home + ", not on " + chosen + "; leave metadata.computer out or give a code that is there"));
      else if (!home.equals(first.computer().orElseThrow())) problems.add(new ValidationError(PATH, "codes " + first.fullLabel()
          + " and " + code.fullLabel() + " are on different computers; a job runs on one"));
    }
    if (first == null && chosen == null && !codes.isEmpty()) problems.add(new ValidationError(PATH, "required: code "
        + codes.iterator().next().fullLabel() + " can run on any computer; say on which"));
    return problems;
  }

  /**
   * Label of the computer.
   *
   * @throws IllegalArgumentException in words for people when there is not exactly one
   */
  public static String of(Collection<CodeData> codes, String chosen) {
    var problems = problems(codes, chosen);
    if (!problems.isEmpty())
      throw new IllegalArgumentException(problems.getFirst().path() + ": " + problems.getFirst().message());
    if (chosen != null) return chosen;
    return codes.stream().flatMap(code -> code.computer().stream()).findFirst().orElseThrow(() -> new IllegalArgumentException(
        "no computer: neither a code nor metadata.computer names one"));
  }
}
