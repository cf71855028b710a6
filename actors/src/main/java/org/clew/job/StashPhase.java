package org.clew.job;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.calcjob.CalcJobPorts;
import org.clew.data.RemoteStashData;
import org.clew.job.Account.Waiting;
import org.clew.process.Env;
import org.clew.process.JobEvent.Stashed;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;

/**
 * Puts files away on the computer, or brings them back, whatever became of the job. May be done again after a crash: what is
 * complete is taken as it is, and nothing is removed but what an earlier try of the same process left half done.
 */
final class StashPhase {
  private final Machines machines;

  StashPhase(Machines machines) {
    this.machines = machines;
  }

  List<ProcessEvent> run(ProcessState state, Env env, Waiting waiting) throws JobException, InterruptedException {
    var stored = StoredPlan.read(state.job().plan());
    var plan = stored.stashing();
    if (plan.stash().isEmpty() && plan.unstash().isEmpty()) return List.of(new Stashed(env.now(), Map.of()));
    var machine = machines.enter(stored.computer(), waiting);
    try {
      if (plan.unstash().isPresent() && plan.stored().isPresent()) {
        new Unstashing(machine, plan.stored().get(), plan.unstash().get()).into(state.job().workdir());
        return List.of(new Stashed(env.now(), Map.of()));
      }
      var made = plan.stash().isEmpty() ? Optional.<RemoteStashData>empty()
          : new Stashing(machine, plan.stash().get(), plan.from().orElse(state.job().workdir()), state).make();
      return List.of(new Stashed(env.now(), made.map(data -> Map.of(CalcJobPorts.REMOTE_STASH, env.keep(data)))
          .orElseGet(Map::of)));
    } catch (StashException e) {
      return List.of(new ProcessEvent.Finished(env.now(), e.code().status(), e.code().message(), Map.of(), List.of()));
    } catch (IOException e) {
      throw machine.failure(e);
    }
  }
}
