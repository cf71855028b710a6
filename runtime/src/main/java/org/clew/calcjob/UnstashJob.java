package org.clew.calcjob;

import org.clew.data.RemoteStashData;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/**
 * Brings back what was put away on a computer: {@code metadata.options.unstash} says whether to the place where it was or into the
 * working directory of this process, which is its output {@code remote_folder}. No job is submitted.
 */
public final class UnstashJob extends CalcJob<UnstashJob.In, UnstashJob.Out> {
  public static final String NAME = "core.unstash";

  /** @param sourceNode what was put away */
  public record In(RemoteStashData sourceNode) {}

  /** Nothing of its own. */
  public record Out() {}

  @Override protected Spec spec() {
    return Spec.named(NAME).describe("Brings back files that were put away on a computer.")
        .help(In::sourceNode, "What was put away: the output remote_stash of a job");
  }

  @Override RemoteStashData unstashSource(In in) {
    return in.sourceNode();
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    return JobPlan.nothing();
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return ok(new Out());
  }
}
