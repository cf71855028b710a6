package org.clew.job;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.calcjob.CalcJobPorts;
import org.clew.calcjob.JobPlan.Submission;
import org.clew.data.Blob;
import org.clew.data.RemoteData;
import org.clew.job.Account.Waiting;
import org.clew.process.Env;
import org.clew.process.JobEvent.SubmitNeed;
import org.clew.process.JobEvent.Uploaded;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Report;
import org.clew.transport.RemoteFile.Kind;

/**
 * Asks the plugin for files and plan, and puts everything into the directory of this attempt. A dry run ends here with a local
 * folder; an import run takes the folder that the job has run in already.
 */
final class UploadPhase {
  private final CalcJobs definitions;
  private final Machines machines;
  private final FileStore files;
  private final DryRuns dryRuns;

  UploadPhase(CalcJobs definitions, Machines machines, FileStore files, DryRuns dryRuns) {
    this.definitions = definitions;
    this.machines = machines;
    this.files = files;
    this.dryRuns = dryRuns;
  }

  List<ProcessEvent> run(ProcessState state, Env env, Waiting waiting)
      throws JobException, DefinitionException, InterruptedException {
    var prepared = Preparation.of(definitions, state, env);
    var imported = prepared.inputs().remoteFolder();
    if (imported.isPresent()) return imported(prepared, imported.get(), state, env, waiting);
    if (prepared.inputs().isDryRun()) return dryRuns.write(prepared, state, machines.find(prepared.computer()), env);
    var machine = machines.enter(prepared.computer(), waiting);
    try {
      var content = prepared.content(state, machine);
      var folder = new JobFolder(machine, state.birth().node().uuid(), state.job().attempt());
      var workdir = folder.create(content, prepared.plan());
      var need = prepared.plan().submission() == Submission.SUBMIT ? SubmitNeed.SUBMIT : SubmitNeed.SKIP;
      return uploaded(prepared, plan(prepared), workdir, need, state, env, folder.missing());
    } catch (IOException e) {
      throw machine.failure(e);
    }
  }

  private List<ProcessEvent> imported(Preparation prepared, RemoteData folder, ProcessState state, Env env, Waiting waiting)
      throws JobException, DefinitionException, InterruptedException {
    var machine = machines.enter(folder.computer(), waiting);
    try {
      var found = machine.transport().attributes(folder.path());
      if (found.filter(file -> file.kind() != Kind.FILE).isEmpty())
        throw new DefinitionException("remote_folder: there is no folder "
            + folder.path() + " on computer " + folder.computer());
      return uploaded(prepared, plan(prepared, folder.computer()).imported(), folder.path(), SubmitNeed.SKIP, state, env,
          List.of());
    } catch (IOException e) {
      throw machine.failure(e);
    }
  }

  private static StoredPlan plan(Preparation prepared) {
    return plan(prepared, prepared.computer());
  }

  private static StoredPlan plan(Preparation prepared, String computer) {
    return StoredPlan.of(computer, prepared.plan(), prepared.inputs().options(), prepared.stashing());
  }

  private List<ProcessEvent> uploaded(Preparation prepared, StoredPlan plan, String workdir, SubmitNeed need, ProcessState state,
      Env env, List<String> missing) throws IOException {
    var remote = env.keep(new RemoteData(plan.computer(), workdir));
    return List.of(new Uploaded(env.now(), state.job().attempt(), workdir, plan.plain(kept(prepared)),
        Map.of(CalcJobPorts.REMOTE_FOLDER, remote), need, missing.stream().map(path -> new Report(env.now(), Report.WARNING,
            "There is no " + path + " on computer " + plan.computer() + ": the job begins without it")).toList()));
  }

  private Map<String, Blob> kept(Preparation prepared) throws IOException {
    var kept = new LinkedHashMap<String, Blob>();
    for (var file : prepared.sandbox().files().entrySet()) {
      if (prepared.plan().files().keeps(file.getKey())) kept.put(file.getKey(), files.put(file.getValue().bytes()));
    }
    return kept;
  }
}
