package org.clew.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clew.calcjob.CalcJobPorts;
import org.clew.calcjob.CalcJobRun;
import org.clew.calcjob.ExitPrecedence;
import org.clew.calcjob.Retrieved;
import org.clew.data.FolderData;
import org.clew.job.Account.Waiting;
import org.clew.job.Retrieval.Brought;
import org.clew.process.Env;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Report;
import org.clew.spec.EngineExitCodes;

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
    if (folder == null)
      return List.of(ParserCall.finished(env, EngineExitCodes.ERROR_NO_RETRIEVED_FOLDER, Map.of(), List.of()));
    var plan = StoredPlan.read(state.job().plan());
    var machine = plan.retrieveTemporary().isEmpty() ? machines.find(plan.computer()) : machines.enter(plan.computer(), waiting);
    try (var temporary = new TemporaryFiles()) {
      var passing = plan.retrieveTemporary().isEmpty() ? Brought.NOTHING
          : Retrieval.files(machine.transport(), state.job().workdir(), plan.retrieveTemporary(), temporary::keep);
      return parsed(machine, definition(state), state, env, (FolderData) env.load(folder), passing);
    } catch (IOException e) {
      throw machine.failure(e);
    } catch (UncheckedIOException e) {
      throw machine.failure(e.getCause());
    }
  }

  private static List<ProcessEvent> parsed(Machine machine, CalcJobRun<?, ?> job, ProcessState state, Env env, FolderData folder,
      Brought temporary) throws DefinitionException, InterruptedException {
    var inputs = JobInputs.of(state, env);
    var exit = state.job().info().get("exit_status") instanceof Number n ? OptionalInt.of(n.intValue()) : OptionalInt.empty();
    var unjudged = new Retrieved(folder, temporary.files(), inputs.options(), exit, Optional.empty());
    var verdict = SchedulerVerdict.of(machine.scheduler(), state.job(), unjudged, env.now());
    var files = new Retrieved(folder, temporary.files(), inputs.options(), exit, verdict.code());
    var result = ParserCall.parse(job, inputs.values(), files);
    var code = ExitPrecedence.of(state.job().stop(), result, verdict.code());
    var reports = new ArrayList<>(temporary.reports(env.now(), List.of()));
    reports.addAll(verdict.reports());
    verdict.code().filter(found -> !found.is(code)).ifPresent(found -> reports.add(new Report(env.now(), Report.WARNING,
        "The scheduler's verdict " + found.status() + " (" + found.message() + ") was overruled by exit status " + code.status()
            + ".")));
    return List.of(new ParserCall(job.spec().outputs(), state.outputs(), state.job().stop(), env)
        .judged(code, CalcJobRun.outputs(result), reports));
  }

  private CalcJobRun<?, ?> definition(ProcessState state) throws DefinitionException {
    try {
      return definitions.find(state);
    } catch (IllegalArgumentException e) {
      throw new DefinitionException(e);
    }
  }
}
