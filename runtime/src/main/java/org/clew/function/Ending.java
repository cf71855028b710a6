package org.clew.function;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.data.Data;
import org.clew.data.Value;
import org.clew.process.Env;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.spec.LinkLabels;
import org.clew.spec.OutputCheck;
import org.clew.spec.PortNamespace;

/**
 * How a function that returned ends.
 *
 * @param message null for success
 * @param data the outputs that are attached, by link label
 * @param outputs the same, kept
 */
record Ending(int status, String message, Map<String, Data> data, Map<String, Value> outputs) {
  /** Validates and keeps the outputs; unfit outputs are exit code 10, missing ones 11. */
  static Ending of(ProcessFunction function, Returned returned, Env env) {
    if (returned.exit() != null && !returned.exit().isSuccess()) return failed(function, returned.exit(), Map.of(), env);
    var ports = function.spec().outputs();
    if (!ports.ports().isEmpty()) {
      var code = problem(ports, LinkLabels.nest(returned.outputs()));
      if (code != null) {
        boolean isMissing = code.status() == EngineExitCodes.ERROR_MISSING_OUTPUT.status();
        return failed(function, code, isMissing ? returned.outputs() : Map.of(), env);
      }
    }
    return new Ending(0, null, returned.outputs(), keep(returned.outputs(), env));
  }

  /** Stores each value; the order stays. */
  static Map<String, Value> keep(Map<String, Data> data, Env env) {
    if (data.isEmpty()) return Map.of();
    var kept = LinkedHashMap.<String, Value>newLinkedHashMap(data.size());
    data.forEach((label, value) -> kept.put(label, env.keep(value)));
    return kept;
  }

  private static ExitCode problem(PortNamespace ports, Map<String, Object> outputs) {
    var errors = OutputCheck.validate(ports, outputs);
    if (errors.isEmpty()) return null;
    var missing = OutputCheck.missing(ports, outputs);
    var code = missing.size() == errors.size() ? EngineExitCodes.ERROR_MISSING_OUTPUT : EngineExitCodes.ERROR_INVALID_OUTPUT;
    var details = errors.stream().map(Object::toString).collect(Collectors.joining("; "));
    return new ExitCode(code.status(), code.label(), code.message() + " " + details, code.cacheUse());
  }

  private static Ending failed(ProcessFunction function, ExitCode code, Map<String, Data> data, Env env) {
    var known = function.spec().exitCodes().resolve(code);
    return new Ending(known.status(), known.message(), data, keep(data, env));
  }
}
