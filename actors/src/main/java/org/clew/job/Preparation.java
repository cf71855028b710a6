package org.clew.job;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.clew.calcjob.CalcJobRun;
import org.clew.calcjob.CodeRun;
import org.clew.calcjob.JobComputer;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.JobPlan.Submission;
import org.clew.calcjob.JobSetup;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.StashMode;
import org.clew.calcjob.SubmitScript;
import org.clew.data.Blob;
import org.clew.data.FolderData;
import org.clew.data.InMemoryBlob;
import org.clew.process.Env;
import org.clew.process.ProcessState;
import org.clew.store.PlainJson;

/**
 * What the plugin wants to be run, before anything is done with a computer.
 *
 * @param computer label
 */
record Preparation(JobPlan plan, Sandbox sandbox, JobInputs inputs, String computer, StashPlan stashing) {
  /** What a program that stashes is told. */
  private static final String STASH_REQUEST = "stash.json";

  /** @throws DefinitionException for whatever the plugin or its inputs do wrong; it is not tried again */
  static Preparation of(CalcJobs definitions, ProcessState state, Env env) throws DefinitionException, InterruptedException {
    try {
      return of(definitions.find(state), JobInputs.of(state, env));
    } catch (InterruptedException | DefinitionException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw new DefinitionException(e);
    }
  }

  private static <I extends Record, O extends Record> Preparation of(CalcJobRun<I, O> job, JobInputs inputs) throws Exception {
    var in = job.inputs(inputs.values());
    var options = inputs.options();
    var sandbox = new Sandbox(options);
    var plan = job.prepare(in, sandbox);
    if (plan == null) throw new DefinitionException("prepare returned null instead of a JobPlan");
    var stashing = StashPlan.of(options.stash(), job.stashSource(in), options.unstash(), job.unstashSource(in));
    var chosen = inputs.computer();
    for (var place : places(job, in)) {
      if (chosen != null && !place.equals(chosen))
        throw new DefinitionException("the files are on computer " + place + ", not on " + chosen);
      chosen = place;
    }
    stashing.stash().filter(stash -> stash.mode() == StashMode.CUSTOM).ifPresent(stash -> sandbox.write(STASH_REQUEST,
        new String(PlainJson.bytes(request(stash.plain(), stashing.from().orElseThrow())), StandardCharsets.UTF_8)));
    return new Preparation(plan, sandbox, inputs, computer(plan, chosen), stashing);
  }

  private static String computer(JobPlan plan, String chosen) throws DefinitionException {
    try {
      return JobComputer.of(plan.codes().stream().map(CodeRun::code).toList(), chosen);
    } catch (IllegalArgumentException e) {
      throw new DefinitionException(e.getMessage());
    }
  }

  private static <I extends Record, O extends Record> TreeSet<String> places(CalcJobRun<I, O> job, I in) {
    var places = new TreeSet<String>();
    job.stashSource(in).ifPresent(source -> places.add(source.computer()));
    job.unstashSource(in).ifPresent(source -> places.add(source.computer()));
    return places;
  }

  private static Map<String, Object> request(Map<String, Object> stash, String from) {
    var request = new LinkedHashMap<String, Object>();
    request.put("source_path", from);
    request.put("source_list", stash.get("source_list"));
    request.put("target_base", stash.get("target_base"));
    return request;
  }

  /** Everything that is written, in the order of the plan; the script and the files of portable codes come with the sandbox. */
  Map<JobFolder.Part, Map<String, Blob>> content(ProcessState state, Machine machine) throws DefinitionException {
    var files = new LinkedHashMap<>(sandbox.files());
    for (var program : JobFolder.programs(plan).entrySet()) {
      if (files.put(program.getKey(), program.getValue()) != null) throw new DefinitionException("the plugin writes the file '"
          + program.getKey() + "', which is a file of a portable code");
    }
    refuseCollisions(files, plan.files().local());
    if (plan.submission() == Submission.SUBMIT)
      files.put(inputs.options().submitScript(), new InMemoryBlob(script(state, machine)));
    return Map.of(JobFolder.Part.SANDBOX, files, JobFolder.Part.LOCAL, plan.files().local());
  }

  private static void refuseCollisions(Map<String, Blob> sandbox, Map<String, Blob> local) throws DefinitionException {
    var all = new LinkedHashMap<>(sandbox);
    all.putAll(local);
    try {
      new FolderData(all);
    } catch (IllegalArgumentException e) {
      throw new DefinitionException("the plugin writes what cannot be in one directory: " + e.getMessage());
    }
  }

  private String script(ProcessState state, Machine machine) throws DefinitionException {
    try {
      var name = "clew-" + state.birth().node().pk();
      return SubmitScript.text(JobSetup.of(name, machine.computer(), machine.scheduler(), plan, inputs.options()));
    } catch (IllegalArgumentException e) {
      throw new DefinitionException(e);
    }
  }
}
