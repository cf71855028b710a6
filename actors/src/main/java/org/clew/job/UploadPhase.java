package org.clew.job;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.clew.calcjob.CalcJobPorts;
import org.clew.calcjob.CalcJobRun;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.JobPlan.Submission;
import org.clew.calcjob.JobSetup;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.SubmitScript;
import org.clew.data.Blob;
import org.clew.data.InMemoryBlob;
import org.clew.data.RemoteData;
import org.clew.job.Account.Waiting;
import org.clew.process.Env;
import org.clew.process.JobEvent.SubmitNeed;
import org.clew.process.JobEvent.Uploaded;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;

/** Asks the plugin for files and plan, and puts everything into the directory of this attempt. */
final class UploadPhase {
  private final CalcJobs definitions;
  private final Machines machines;
  private final FileStore files;

  UploadPhase(CalcJobs definitions, Machines machines, FileStore files) {
    this.definitions = definitions;
    this.machines = machines;
    this.files = files;
  }

  private record Prepared(JobPlan plan, Sandbox sandbox, JobInputs inputs, String computer) {}

  List<ProcessEvent> run(ProcessState state, Env env, Waiting waiting) throws JobException, DefinitionException, InterruptedException {
    var prepared = prepared(state, env);
    var machine = machines.enter(prepared.computer(), waiting);
    try {
      var content = content(state, prepared, machine);
      var folder = new JobFolder(machine, state.birth().node().uuid(), state.job().attempt());
      var workdir = folder.create(content, prepared.plan());
      var kept = kept(prepared);
      var need = prepared.plan().submission() == Submission.SUBMIT ? SubmitNeed.SUBMIT : SubmitNeed.SKIP;
      var remote = env.keep(new RemoteData(machine.computer().label(), workdir));
      var plan = StoredPlan.of(prepared.computer(), prepared.plan(), prepared.inputs().options()).plain(kept);
      return List.of(new Uploaded(env.now(), state.job().attempt(), workdir, plan, Map.of(CalcJobPorts.REMOTE_FOLDER, remote), need));
    } catch (IOException e) {
      throw machine.failure(e);
    }
  }

  private Prepared prepared(ProcessState state, Env env) throws DefinitionException, InterruptedException {
    try {
      return prepared(definitions.find(state), JobInputs.of(state, env));
    } catch (InterruptedException | DefinitionException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw new DefinitionException(e);
    }
  }

  private static <I extends Record, O extends Record> Prepared prepared(CalcJobRun<I, O> job, JobInputs inputs) throws Exception {
    var sandbox = new Sandbox();
    var plan = job.prepare(job.inputs(inputs.values()), sandbox);
    if (plan == null) throw new DefinitionException("prepare returned null instead of a JobPlan");
    return new Prepared(plan, sandbox, inputs, computer(plan, inputs));
  }

  private static String computer(JobPlan plan, JobInputs inputs) throws DefinitionException {
    var labels = new TreeSet<String>();
    plan.codes().forEach(run -> run.code().computer().ifPresent(labels::add));
    if (inputs.computer() != null) labels.add(inputs.computer());
    if (labels.size() == 1) return labels.first();
    throw new DefinitionException(labels.isEmpty() ? "no computer: neither a code nor metadata.computer names one"
        : "codes and metadata.computer name different computers: " + String.join(", ", labels));
  }

  /** Everything that is written, in the order of the plan; the script and the files of portable codes come with the sandbox. */
  private static Map<JobFolder.Part, Map<String, Blob>> content(ProcessState state, Prepared prepared, Machine machine)
      throws DefinitionException {
    var plan = prepared.plan();
    var sandbox = new LinkedHashMap<>(prepared.sandbox().files());
    var programs = JobFolder.programs(plan);
    programs.keySet().forEach(name -> sandbox.merge(name, programs.get(name), (_, program) -> program));
    for (var name : programs.keySet()) {
      if (prepared.sandbox().blob(name).isPresent())
        throw new DefinitionException("the plugin writes the file '" + name + "', which is a file of a portable code");
    }
    if (plan.submission() == Submission.SUBMIT) {
      try {
        var options = prepared.inputs().options();
        var setup = JobSetup.of("clew-" + state.birth().node().pk(), machine.computer(), machine.scheduler(), plan, options);
        sandbox.put(options.submitScript(), new InMemoryBlob(SubmitScript.text(setup)));
      } catch (IllegalArgumentException e) {
        throw new DefinitionException(e);
      }
    }
    return Map.of(JobFolder.Part.SANDBOX, sandbox, JobFolder.Part.LOCAL, plan.files().local());
  }

  private Map<String, Blob> kept(Prepared prepared) throws IOException {
    var kept = new LinkedHashMap<String, Blob>();
    for (var file : prepared.sandbox().files().entrySet()) {
      if (prepared.plan().files().keeps(file.getKey())) kept.put(file.getKey(), files.put(file.getValue().bytes()));
    }
    return kept;
  }
}
