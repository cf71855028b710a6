package org.clew.calcjob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.clew.calcjob.RetrieveEntry.Flat;
import org.clew.calcjob.RetrieveEntry.Placed;

/** Says which files of a computer a retrieve entry means, and where each is kept. */
public final class RetrieveList {
  private RetrieveList() {}

  /** A file or folder on the computer, relative to the job directory or absolute, and the path under which it is kept. */
  public record Pair(String source, String target) {}

  /** Everything to keep of a job: the plan's list, the files of the scheduler, and what the user asks besides; nothing twice. */
  public static List<RetrieveEntry> of(JobPlan plan, JobOptions options) {
    var all = new ArrayList<>(plan.retrieveList());
    if (plan.submission() == JobPlan.Submission.SUBMIT) {
      all.add(new Flat(options.schedulerStdout()));
      if (!options.schedulerStderr().equals(options.schedulerStdout())) all.add(new Flat(options.schedulerStderr()));
    }
    all.addAll(options.additionalRetrieve());
    return all.stream().distinct().toList();
  }

  /**
   * The pairs of one entry. A name that is no pattern gives a pair whether it exists or not.
   *
   * @param glob answers the existing paths of a pattern, relative ones for a relative pattern
   */
  public static List<Pair> pairs(RetrieveEntry entry, Function<String, List<String>> glob) {
    var source = entry.source();
    var sources = Glob.isPattern(source) ? glob.apply(source) : List.of(source);
    return sources.stream().map(path -> new Pair(path, target(entry, path))).toList();
  }

  private static String target(RetrieveEntry entry, String path) {
    var names = Arrays.stream(path.split("/")).filter(name -> !name.isEmpty() && !name.equals(".")).toList();
    return switch (entry) {
      case Flat _ -> names.getLast();
      case Placed(_, var target, var depth) -> {
        var kept = depth == null ? names : names.subList(Math.max(0, names.size() - depth), names.size());
        var parts = new ArrayList<String>();
        if (!target.equals(".")) parts.add(target);
        parts.addAll(kept);
        yield String.join("/", parts);
      }
    };
  }
}
