package org.clew.calcjob;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which files of a job are put away on its computer when it has ended: the options {@code metadata.options.stash}.
 *
 * @param targetBase absolute path of a folder
 * @param sources paths below the job directory; globs unless missing ones are a failure
 */
public record Stash(String targetBase, List<String> sources, StashMode mode, Links links, Missing missing) {
  /** Whether archives hold links or what they point to. */
  public enum Links { KEEP, FOLLOW }

  /** What becomes of a job of which a source is missing. */
  public enum Missing { SKIP, FAIL }

  public Stash {
    Objects.requireNonNull(targetBase, "targetBase");
    Objects.requireNonNull(mode, "mode");
    sources = List.copyOf(sources);
  }

  /** @throws IllegalArgumentException with every problem of the options */
  public static Stash of(Map<String, ?> options) {
    var problems = StashOptions.problems(options);
    if (!problems.isEmpty()) throw new IllegalArgumentException("metadata.options.stash: "
        + String.join("; ", problems.stream().map(Objects::toString).toList()));
    return new Stash((String) options.get("target_base"),
        ((List<?>) options.get("source_list")).stream().map(Objects::toString).toList(),
        StashMode.of((String) options.get("stash_mode")).orElseThrow(),
        Boolean.TRUE.equals(options.get("dereference")) ? Links.FOLLOW : Links.KEEP,
        Boolean.TRUE.equals(options.get("fail_on_missing")) ? Missing.FAIL : Missing.SKIP);
  }

  /** The options as they were; inverse of {@link #of}. */
  public Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("target_base", targetBase);
    plain.put("source_list", List.copyOf(sources));
    plain.put("stash_mode", mode.durable());
    if (mode.isArchive()) plain.put("dereference", links == Links.FOLLOW);
    if (missing == Missing.FAIL) plain.put("fail_on_missing", true);
    return plain;
  }
}
