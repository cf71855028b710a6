package org.clew.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clew.calcjob.CalcJobPorts;
import org.clew.calcjob.CalcJobRun;
import org.clew.calcjob.CreatedOutputs;
import org.clew.calcjob.ExitPrecedence;
import org.clew.calcjob.Retrieved;
import org.clew.data.Blob;
import org.clew.data.Data;
import org.clew.data.FolderData;
import org.clew.data.Value;
import org.clew.job.Account.Waiting;
import org.clew.process.Env;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Report;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.spec.LinkLabels;
import org.clew.spec.OutputCheck;
import org.clew.workchain.Excepted;
import org.clew.workchain.Failed;
import org.clew.workchain.Killed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;

/**
 * Lets the scheduler judge the job and the plugin make outputs of what came back, and ends the process. Files of the temporary
 * retrieve list are fetched here, so that they are there again when this is done again after a crash.
 */
final class ParsePhase {
  private final CalcJobs definitions;
  private final Machines machines;

  ParsePhase(CalcJobs definitions, Machines machines) {
    this.definitions = definitions;
    this.machines = machines;
  }

  List<ProcessEvent> run(ProcessState state, Env env, Waiting waiting)
      throws JobException, DefinitionException, InterruptedException {
    var folder = state.outputs().get(CalcJobPorts.RETRIEVED);
    if (folder == null) return List.of(finished(env, EngineExitCodes.ERROR_NO_RETRIEVED_FOLDER, Map.of(), List.of()));
    var plan = StoredPlan.read(state.job().plan());
    var machine = plan.retrieveTemporary().isEmpty() ? machines.find(plan.computer()) : machines.enter(plan.computer(), waiting);
    try (var temporary = new TemporaryFiles()) {
      var passing = plan.retrieveTemporary().isEmpty() ? Map.<String, Blob>of()
          : Retrieval.files(machine.transport(), state.job().workdir(), plan.retrieveTemporary(), temporary::keep);
      return parsed(machine, definition(state), state, env, (FolderData) env.load(folder), passing);
    } catch (IOException e) {
      throw machine.failure(e);
    } catch (UncheckedIOException e) {
      throw machine.failure(e.getCause());
    }
  }

  private static List<ProcessEvent> parsed(Machine machine, CalcJobRun<?, ?> job, ProcessState state, Env env, FolderData folder,
      Map<String, Blob> temporary) throws DefinitionException, InterruptedException {
    var inputs = JobInputs.of(state, env);
    var exit = state.job().info().get("exit_status") instanceof Number n ? OptionalInt.of(n.intValue()) : OptionalInt.empty();
    var unjudged = new Retrieved(folder, temporary, inputs.options(), exit, Optional.empty());
    var verdict = SchedulerVerdict.of(machine.scheduler(), state.job(), unjudged, env.now());
    var files = new Retrieved(folder, temporary, inputs.options(), exit, verdict.code());
    var result = parse(job, inputs, files);
    switch (result) {
      case Excepted<?>(var exception) -> throw new DefinitionException("the parser answered with an exception: " + exception);
      case Killed<?> _ -> throw new DefinitionException("parse must return ok or fail, it returned Killed");
      case Ok<?> _, Failed<?> _ -> { }
    }
    var code = ExitPrecedence.of(state.job().stop(), result, verdict.code());
    var reports = new ArrayList<>(verdict.reports());
    verdict.code().filter(found -> !found.is(code)).ifPresent(found -> reports.add(new Report(env.now(), Report.WARNING,
        "The scheduler's verdict " + found.status() + " (" + found.message() + ") was overruled by exit status " + code.status()
            + ".")));
    return List.of(judged(job, state, env, code, CalcJobRun.outputs(result), reports));
  }

  private CalcJobRun<?, ?> definition(ProcessState state) throws DefinitionException {
    try {
      return definitions.find(state);
    } catch (IllegalArgumentException e) {
      throw new DefinitionException(e);
    }
  }

  private static <I extends Record, O extends Record> Result<O> parse(CalcJobRun<I, O> job, JobInputs inputs, Retrieved files)
      throws DefinitionException, InterruptedException {
    try {
      var result = job.parse(job.inputs(inputs.values()), files);
      if (result == null) throw new DefinitionException("parse returned null instead of a result");
      return result;
    } catch (InterruptedException | DefinitionException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw new DefinitionException(e);
    }
  }

  /** A success must have all outputs; whatever was made must be valid. A failing code stays, even if outputs are missing. */
  private static ProcessEvent judged(CalcJobRun<?, ?> job, ProcessState state, Env env, ExitCode code, Map<String, Data> made,
      List<Report> reports) {
    var ports = job.spec().outputs();
    var problems = new ArrayList<String>();
    var created = new CreatedOutputs();
    made.forEach((label, data) -> {
      var path = label.replace("__", ".");
      created.problem("outputs." + path, data).ifPresent(problem -> problems.add("outputs." + path + ": " + problem));
      if (state.outputs().containsKey(label)) problems.add("outputs." + path + ": was attached before the parser ran");
      OutputCheck.accept(ports, path, data).ifPresent(error -> problems.add(error.toString()));
    });
    if (!problems.isEmpty()) {
      if (state.job().stop() == null)
        return finished(env, explained(EngineExitCodes.ERROR_INVALID_OUTPUT, problems), Map.of(), reports);
      reports.add(new Report(env.now(), Report.ERROR, "Outputs of the stopped job are not valid and were dropped: "
          + String.join("; ", problems)));
      return finished(env, code, Map.of(), reports);
    }
    if (code.isSuccess()) {
      var all = new LinkedHashMap<>(made);
      state.outputs().forEach((label, value) -> all.put(label, env.load(value)));
      OutputCheck.missing(ports, LinkLabels.nest(all)).forEach(error -> problems.add(error.toString()));
      if (!problems.isEmpty()) return finished(env, explained(EngineExitCodes.ERROR_MISSING_OUTPUT, problems), made, reports);
    }
    return finished(env, code, made, reports);
  }

  private static ExitCode explained(ExitCode code, List<String> problems) {
    return new ExitCode(code.status(), code.label(), code.message() + " " + String.join("; ", problems), code.cacheUse());
  }

  private static ProcessEvent finished(Env env, ExitCode code, Map<String, Data> outputs, List<Report> reports) {
    var values = new LinkedHashMap<String, Value>();
    outputs.forEach((label, data) -> values.put(label, env.keep(data)));
    return new ProcessEvent.Finished(env.now(), code.status(), code.message().isEmpty() ? null : code.message(), values, reports);
  }
}
