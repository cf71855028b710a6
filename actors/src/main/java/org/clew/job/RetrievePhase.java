package org.clew.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.clew.calcjob.CalcJobPorts;
import org.clew.data.FolderData;
import org.clew.job.Account.Waiting;
import org.clew.process.Env;
import org.clew.process.JobEvent.Retrieved;
import org.clew.process.JobStop.Then;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;

/** Brings the files of the retrieve list into the repository, as the output {@code retrieved}. */
final class RetrievePhase {
  private final Machines machines;
  private final FileStore store;

  RetrievePhase(Machines machines, FileStore store) {
    this.machines = machines;
    this.store = store;
  }

  List<ProcessEvent> run(ProcessState state, Env env, Waiting waiting)
      throws JobException, DefinitionException, InterruptedException {
    var plan = StoredPlan.read(state.job().plan());
    var machine = machines.enter(plan.computer(), waiting);
    try {
      var brought = Retrieval.files(machine.transport(), state.job().workdir(), plan.retrieve(), store::put);
      var folder = env.keep(folder(brought.files()));
      var options = JobInputs.of(state, env).options();
      var retrieved = new Retrieved(env.now(), Map.of(CalcJobPorts.RETRIEVED, folder),
          brought.reports(env.now(), List.of(options.schedulerStdout(), options.schedulerStderr())));
      var stop = state.job().stop();
      return stop != null && stop.then() == Then.RETRIEVE ? List.of(retrieved, StopPhase.finished(stop, env))
          : List.of(retrieved);
    } catch (IOException e) {
      throw machine.failure(e);
    } catch (UncheckedIOException e) {
      throw machine.failure(e.getCause());
    }
  }

  private static FolderData folder(Map<String, ? extends org.clew.data.Blob> files) throws DefinitionException {
    try {
      return new FolderData(files);
    } catch (IllegalArgumentException e) {
      throw new DefinitionException("the retrieve list puts two things in one place: " + e.getMessage());
    }
  }
}
