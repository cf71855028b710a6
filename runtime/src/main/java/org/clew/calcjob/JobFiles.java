package org.clew.calcjob;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.clew.data.Blob;
import org.clew.data.RemoteData;

/**
 * Files of a job that do not come from the sandbox.
 *
 * @param local contents of data, by target path in the job directory
 * @param remote files and folders that are on the computer already
 * @param keptOut sandbox files or folders that are uploaded but not kept with the process
 * @param order which kind is written first; a later one replaces an earlier one of the same name
 */
public record JobFiles(Map<String, Blob> local, List<Remote> remote, List<String> keptOut, List<Source> order) {
  static final JobFiles NONE = new JobFiles(Map.of(), List.of(), List.of(), List.of(Source.SANDBOX, Source.LOCAL, Source.REMOTE));

  /** Where a file of the job directory comes from. */
  public enum Source { SANDBOX, LOCAL, REMOTE }

  /** How a file that is on the computer gets into the job directory. */
  public enum Way { COPY, SYMLINK }

  /** A file or folder below {@code from}, by glob or name, and its place in the job directory. */
  public record Remote(Way way, RemoteData from, String source, String target) {
    public Remote {
      Sandbox.check(target);
    }
  }

  public JobFiles {
    local = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(local));
    local.keySet().forEach(Sandbox::check);
    remote = List.copyOf(remote);
    keptOut = List.copyOf(keptOut);
    order = List.copyOf(order);
    if (order.size() != Source.values().length || EnumSet.copyOf(order).size() != order.size())
      throw new IllegalArgumentException("copy order " + order + " must name SANDBOX, LOCAL and REMOTE once each");
  }

  JobFiles withLocal(String target, Blob content) {
    var next = new java.util.LinkedHashMap<>(local);
    next.put(target, content);
    return new JobFiles(next, remote, keptOut, order);
  }

  JobFiles withRemote(Remote file) {
    var next = new ArrayList<>(remote);
    next.add(file);
    return new JobFiles(local, next, keptOut, order);
  }

  JobFiles withKeptOut(List<String> paths) {
    var next = new ArrayList<>(keptOut);
    next.addAll(paths);
    return new JobFiles(local, remote, next, order);
  }

  JobFiles inOrder(List<Source> next) {
    return new JobFiles(local, remote, keptOut, next);
  }

  /** Whether a sandbox path is to be kept with the process. */
  public boolean keeps(String path) {
    return keptOut.stream().noneMatch(out -> path.equals(out) || path.startsWith(out.endsWith("/") ? out : out + "/"));
  }
}
