package org.clew.calcjob;

import java.util.Optional;
import org.clew.data.CodeData;
import org.clew.data.RemoteData;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/**
 * Puts away files of a folder that another job has left on a computer: {@code metadata.options.stash} says which, where and how.
 * The mode {@code submit_custom_code} runs a code as a job, with the name of a JSON file as its argument that holds
 * {@code source_path}, {@code source_list} and {@code target_base}; for the other modes no job is submitted.
 */
public final class StashJob extends CalcJob<StashJob.In, StashJob.Out> {
  public static final String NAME = "core.stash";
  private static final String REQUEST = "stash.json";

  /** @param sourceNode the folder that the files are in */
  public record In(RemoteData sourceNode, Optional<CodeData> code) {}

  /** The output {@code remote_stash} is that of every calculation job. */
  public record Out() {}

  @Override protected Spec spec() {
    return Spec.named(NAME).describe("Puts away files of a folder on a computer.")
        .help(In::sourceNode, "The folder that the files are in; its job must have ended")
        .help(In::code, "With stash mode submit_custom_code: the program that puts the files away");
  }

  @Override RemoteData stashSource(In in) {
    return in.sourceNode();
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    if (in.code().isEmpty()) return JobPlan.nothing();
    return JobPlan.run(in.code().get()).arguments(REQUEST);
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return ok(new Out());
  }
}
