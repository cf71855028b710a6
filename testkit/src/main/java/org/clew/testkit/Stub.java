package org.clew.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.clew.calcjob.CalcJobPorts;
import org.clew.calcjob.CalcJobRun;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.FolderData;
import org.clew.data.RemoteData;
import org.clew.data.Value;
import org.clew.definition.BirthInputs;
import org.clew.definition.Definition;
import org.clew.process.Birth;
import org.clew.process.Env;
import org.clew.process.ProcessEvent;
import org.clew.spec.LinkLabels;
import org.clew.spec.OutputCheck;
import org.clew.spec.Records;
import org.clew.workchain.Excepted;
import org.clew.workchain.Failed;
import org.clew.workchain.Killed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;

/**
 * Ends a child without running it.
 *
 * @param answer from the inputs, and from how many children of this kind there were before, to the result
 */
record Stub<J extends Record>(Definition definition, Class<J> inputs,
    BiFunction<? super J, Integer, ? extends Result<?>> answer) {

  ProcessEvent end(Birth birth, int earlier, Env env) {
    var result = answer.apply(BirthInputs.record(inputs, birth, env), earlier);
    return switch (result) {
      case null -> throw new IllegalStateException(
          "the stub of '" + definition.name() + "' answered null; answer ok(...) or failed(...)");
      case Ok(var outputs) -> finished(birth, 0, null, flat(outputs), env);
      case Failed(var code, var outputs) -> finished(birth, code.status(), code.message(), outputs, env);
      case Excepted(var exception) -> new ProcessEvent.Excepted(env.now(), exception, exception);
      case Killed(var message) -> new ProcessEvent.Killed(env.now(), message, null);
    };
  }

  private ProcessEvent finished(Birth birth, int status, String message, Map<String, Data> made, Env env) {
    var outputs = new TreeMap<>(made);
    if (definition instanceof CalcJobRun<?, ?>) {
      outputs.putIfAbsent(CalcJobPorts.REMOTE_FOLDER, new RemoteData("localhost", "/stub/" + birth.node().uuid()));
      outputs.putIfAbsent(CalcJobPorts.RETRIEVED, new FolderData(Map.of()));
    }
    if (status == 0) check(outputs);
    var kept = new TreeMap<String, Value>();
    outputs.forEach((label, data) -> kept.put(label, env.keep(data.node().isPresent() ? data : DataTypes.fresh(data))));
    return new ProcessEvent.Finished(env.now(), status, message, kept, List.of());
  }

  private void check(Map<String, Data> outputs) {
    var errors = OutputCheck.validate(definition.spec().outputs(), LinkLabels.nest(outputs));
    if (!errors.isEmpty()) {
      throw new IllegalStateException("the stub of '" + definition.name()
          + "' answered outputs that the process could not have: " + errors);
    }
  }

  private static Map<String, Data> flat(Object outputs) {
    return LinkLabels.flatten(Records.toMap((Record) outputs));
  }
}
