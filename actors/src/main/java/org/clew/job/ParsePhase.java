package org.clew.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clew.calcjob.CalcJobPorts;
import org.clew.calcjob.CalcJobRun;
import org.clew.calcjob.Retrieved;
import org.clew.data.Blob;
import org.clew.data.Data;
import org.clew.data.FolderData;
import org.clew.data.InMemoryBlob;
import org.clew.data.Value;
import org.clew.job.Account.Waiting;
import org.clew.process.Env;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.spec.LinkLabels;
import org.clew.spec.OutputCheck;
import org.clew.workchain.Excepted;
import org.clew.workchain.Failed;
import org.clew.workchain.Killed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;

/** Lets the plugin make outputs of what came back, and ends the process. */
final class ParsePhase {
  private final CalcJobs definitions;
  private final Machines machines;

  ParsePhase(CalcJobs definitions, Machines machines) {
    this.definitions = definitions;
    this.machines = machines;
  }

  List<ProcessEvent> run(ProcessState state, Env env, Waiting waiting) throws JobException, DefinitionException, InterruptedException {
    var folder = state.outputs().get(CalcJobPorts.RETRIEVED);
    if (folder == null) return finished(env, EngineExitCodes.ERROR_NO_RETRIEVED_FOLDER, Map.of());
    var temporary = temporary(state, waiting);
    var definition = definition(state);
    var result = parse(definition, state, env, (FolderData) env.load(folder), temporary);
    return switch (result) {
      case Excepted<?>(var exception) -> throw new DefinitionException("the parser answered with an exception: " + exception);
      case Killed<?> _ -> throw new DefinitionException("parse must return ok or fail, it returned Killed");
      case Ok<? extends Record> _ -> judged(definition, state, env, ExitCode.SUCCESS, CalcJobRun.outputs(result));
      case Failed<? extends Record>(var code, var outputs) -> judged(definition, state, env, code, outputs);
    };
  }

  private CalcJobRun<?, ?> definition(ProcessState state) throws DefinitionException {
    try {
      return definitions.find(state);
    } catch (IllegalArgumentException e) {
      throw new DefinitionException(e);
    }
  }

  private static <I extends Record, O extends Record> Result<O> parse(CalcJobRun<I, O> job, ProcessState state, Env env,
      FolderData folder, Map<String, Blob> temporary) throws DefinitionException, InterruptedException {
    try {
      var inputs = JobInputs.of(state, env);
      var exit = state.job().info().get("exit_status") instanceof Number n ? OptionalInt.of(n.intValue()) : OptionalInt.empty();
      var files = new Retrieved(folder, temporary, inputs.options(), exit, Optional.empty());
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
  private static List<ProcessEvent> judged(CalcJobRun<?, ?> job, ProcessState state, Env env, ExitCode code, Map<String, Data> made) {
    var ports = job.spec().outputs();
    var problems = new ArrayList<String>();
    made.forEach((label, data) -> OutputCheck.accept(ports, label.replace("__", "."), data).ifPresent(error -> problems.add(error.toString())));
    if (!problems.isEmpty()) return finished(env, explained(EngineExitCodes.ERROR_INVALID_OUTPUT, problems), Map.of());
    if (code.isSuccess()) {
      var all = new LinkedHashMap<>(made);
      state.outputs().forEach((label, value) -> all.put(label, env.load(value)));
      OutputCheck.missing(ports, LinkLabels.nest(all)).forEach(error -> problems.add(error.toString()));
      if (!problems.isEmpty()) return finished(env, explained(EngineExitCodes.ERROR_MISSING_OUTPUT, problems), made);
    }
    return finished(env, code, made);
  }

  private static ExitCode explained(ExitCode code, List<String> problems) {
    return new ExitCode(code.status(), code.label(), code.message() + " " + String.join("; ", problems), code.cacheUse());
  }

  private static List<ProcessEvent> finished(Env env, ExitCode code, Map<String, Data> outputs) {
    var values = new LinkedHashMap<String, Value>();
    outputs.forEach((label, data) -> values.put(label, env.keep(data)));
    var message = code.message().isEmpty() ? null : code.message();
    return List.of(new ProcessEvent.Finished(env.now(), code.status(), message, values, List.of()));
  }

  /** Read into memory: they are gone with the parser. */
  private Map<String, Blob> temporary(ProcessState state, Waiting waiting) throws JobException, InterruptedException {
    var plan = StoredPlan.read(state.job().plan());
    if (plan.retrieveTemporary().isEmpty()) return Map.of();
    var machine = machines.enter(plan.computer(), waiting);
    try {
      return Retrieval.files(machine.transport(), state.job().workdir(), plan.retrieveTemporary(), ParsePhase::inMemory);
    } catch (IOException e) {
      throw machine.failure(e);
    } catch (UncheckedIOException e) {
      throw machine.failure(e.getCause());
    }
  }

  private static Blob inMemory(Path file) throws IOException {
    return new InMemoryBlob(Files.readAllBytes(file));
  }
}
