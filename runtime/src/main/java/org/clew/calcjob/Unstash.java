package org.clew.calcjob;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clew.spec.ValidationError;

/**
 * Which stashed files are brought back, and where to: the options {@code metadata.options.unstash}.
 *
 * @param sources as they were stashed; empty for all
 */
public record Unstash(List<String> sources, Target target) {

  /** Where the files go. */
  public enum Target {
    /** The folder that they were stashed from. */
    ORIGINAL_PLACE("OriginalPlace"),
    /** The working directory of the job that brings them back. */
    NEW_REMOTE_DATA("NewRemoteData");

    private final String durable;

    Target(String durable) {
      this.durable = durable;
    }

    public String durable() {
      return durable;
    }

    public static Optional<Target> of(String name) {
      return Arrays.stream(values()).filter(target -> target.durable.equals(name)).findFirst();
    }
  }

  public Unstash {
    sources = List.copyOf(sources);
  }

  /** @throws IllegalArgumentException with every problem of the options */
  public static Unstash of(Map<String, ?> options) {
    var problems = StashOptions.unstashProblems(options);
    if (options.get("unstash_target_mode") == null) problems.add(new ValidationError("unstash_target_mode", "required"));
    if (!problems.isEmpty()) throw new IllegalArgumentException("metadata.options.unstash: "
        + String.join("; ", problems.stream().map(Objects::toString).toList()));
    var sources = options.get("source_list") instanceof List<?> list ? list.stream().map(Objects::toString).toList()
        : List.<String>of();
    return new Unstash(sources, Target.of((String) options.get("unstash_target_mode")).orElseThrow());
  }

  public Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("source_list", List.copyOf(sources));
    plain.put("unstash_target_mode", target.durable());
    return plain;
  }
}
