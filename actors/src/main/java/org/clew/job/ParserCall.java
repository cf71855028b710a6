package org.clew.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.calcjob.CalcJobRun;
import org.clew.calcjob.CreatedOutputs;
import org.clew.calcjob.Retrieved;
import org.clew.data.Data;
import org.clew.data.Value;
import org.clew.process.Env;
import org.clew.process.JobStop;
import org.clew.process.ProcessEvent;
import org.clew.process.Report;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.spec.LinkLabels;
import org.clew.spec.OutputCheck;
import org.clew.spec.PortNamespace;
import org.clew.workchain.Excepted;
import org.clew.workchain.Failed;
import org.clew.workchain.Killed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;

/**
 * Calls a parser and judges what it made.
 *
 * @param attached outputs that the process had before
 * @param stop the decision that ended the job early, or null
 */
record ParserCall(PortNamespace ports, Map<String, Value> attached, JobStop stop, Env env) {

  /** @throws DefinitionException for whatever the parser does wrong; it is not tried again */
  static Result<? extends Record> parse(CalcJobRun<?, ?> job, Map<String, Object> inputs, Retrieved files)
      throws DefinitionException, InterruptedException {
    Result<? extends Record> result = called(job, inputs, files);
    return switch (result) {
      case Excepted<?>(var exception) -> throw new DefinitionException("the parser answered with an exception: " + exception);
      case Killed<?> _ -> throw new DefinitionException("parse must return ok or fail, it returned Killed");
      case Ok<?> _, Failed<?> _ -> result;
    };
  }

  private static <I extends Record, O extends Record> Result<O> called(CalcJobRun<I, O> job, Map<String, Object> inputs,
      Retrieved files)
      throws DefinitionException, InterruptedException {
    try {
      var result = job.parse(job.inputs(inputs), files);
      if (result == null) throw new DefinitionException("parse returned null instead of a result");
      return result;
    } catch (InterruptedException | DefinitionException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw new DefinitionException(e);
    }
  }

  /** A success must have all outputs; whatever was made must be valid. A failing code stays, even if outputs are missing. */
  ProcessEvent judged(ExitCode code, Map<String, Data> made, List<Report> reports) {
    var problems = new ArrayList<String>();
    var created = new CreatedOutputs();
    made.forEach((label, data) -> {
      var path = label.replace("__", ".");
      created.problem("outputs." + path, data).ifPresent(problem -> problems.add("outputs." + path + ": " + problem));
      if (attached.containsKey(label)) problems.add("outputs." + path + ": was attached before the parser ran");
      OutputCheck.accept(ports, path, data).ifPresent(error -> problems.add(error.toString()));
    });
    if (!problems.isEmpty()) {
      if (stop == null)
        return finished(env, explained(EngineExitCodes.ERROR_INVALID_OUTPUT, problems), Map.of(), reports);
      reports.add(new Report(env.now(), Report.ERROR, "Outputs of the stopped job are not valid and were dropped: "
          + String.join("; ", problems)));
      return finished(env, code, Map.of(), reports);
    }
    if (code.isSuccess()) {
      var all = new LinkedHashMap<>(made);
      attached.forEach((label, value) -> all.put(label, env.load(value)));
      OutputCheck.missing(ports, LinkLabels.nest(all)).forEach(error -> problems.add(error.toString()));
      if (!problems.isEmpty()) return finished(env, explained(EngineExitCodes.ERROR_MISSING_OUTPUT, problems), made, reports);
    }
    return finished(env, code, made, reports);
  }

  private static ExitCode explained(ExitCode code, List<String> problems) {
    return new ExitCode(code.status(), code.label(), code.message() + " " + String.join("; ", problems), code.cacheUse());
  }

  static ProcessEvent finished(Env env, ExitCode code, Map<String, Data> outputs, List<Report> reports) {
    var values = new LinkedHashMap<String, Value>();
    outputs.forEach((label, data) -> values.put(label, env.keep(data)));
    return new ProcessEvent.Finished(env.now(), code.status(), code.message().isEmpty() ? null : code.message(), values, reports);
  }
}
