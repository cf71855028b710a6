package org.clew.workchain.restart;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.data.Bool;
import org.clew.data.Dict;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.spec.ExitCodes;
import org.clew.spec.InputPort;
import org.clew.spec.NamespaceValidator;
import org.clew.spec.Port;
import org.clew.spec.PortValidator;
import org.clew.spec.ProcessSpec;
import org.clew.spec.ValidationError;
import org.clew.workchain.restart.RestartRules.AtMaximum;
import org.clew.workchain.restart.RestartRules.Policy;

/** Inputs and exit codes that every restart work chain has; a component of the same name in its record takes their place. */
final class RestartPorts {
  static final String MAX_ITERATIONS = "max_iterations";
  static final String CLEAN_WORKDIR = "clean_workdir";
  static final String HANDLER_OVERRIDES = "handler_overrides";
  static final String ON_UNHANDLED_FAILURE = "on_unhandled_failure";
  static final String PAUSE_ON_MAX_ITERATIONS = "pause_on_max_iterations";

  private static final long DEFAULT_ITERATIONS = 5;
  private static final UnhandledFailure DEFAULT_ON_UNHANDLED = UnhandledFailure.ABORT;

  private RestartPorts() {}

  static ProcessSpec addTo(ProcessSpec spec, Handlers<?, ?, ?> handlers) {
    var inputs = spec.inputs();
    for (var port : ports()) if (!inputs.byName().containsKey(port.name())) inputs = inputs.with(port);
    var codes = ExitCodes.of(EngineExitCodes.RESTART.toArray(ExitCode[]::new)).with(spec.exitCodes().all());
    return spec.withInputs(inputs.validator(new OverridesRule(handlers.names(), spec.inputs().validator()))).withExitCodes(codes);
  }

  private static List<InputPort> ports() {
    var known = Arrays.stream(UnhandledFailure.values()).map(UnhandledFailure::durable).collect(Collectors.joining(", "));
    return List.of(
        InputPort.of(MAX_ITERATIONS, Int.class).defaultTo(new Int(DEFAULT_ITERATIONS))
            .help("How often the process is run at most")
            .validator((value, _) -> ((Int) value).value() < 1 ? "must be 1 or more" : null),
        InputPort.of(CLEAN_WORKDIR, Bool.class).defaultTo(new Bool(false))
            .help("Whether the working directories of all called jobs are emptied at the end"),
        InputPort.of(HANDLER_OVERRIDES, Dict.class).optional()
            .help("Handlers to switch on or off or to ask in another order: {name: {enabled: true, priority: 100}}"),
        InputPort.of(ON_UNHANDLED_FAILURE, Str.class).defaultTo(new Str(DEFAULT_ON_UNHANDLED.durable()))
            .help("When the process fails and no handler helps: " + known)
            .validator((value, _) -> UnhandledFailure.find(((Str) value).value()).isPresent() ? null : "must be one of " + known),
        InputPort.of(PAUSE_ON_MAX_ITERATIONS, Bool.class).defaultTo(new Bool(false))
            .help("Whether to pause, instead of failing, after max_iterations"));
  }

  /** From processed inputs. */
  static Policy policy(Map<String, ?> inputs) {
    return new Policy(inputs.get(MAX_ITERATIONS) instanceof Int most ? most.value() : DEFAULT_ITERATIONS,
        inputs.get(ON_UNHANDLED_FAILURE) instanceof Str choice
            ? UnhandledFailure.find(choice.value()).orElse(DEFAULT_ON_UNHANDLED) : DEFAULT_ON_UNHANDLED,
        inputs.get(PAUSE_ON_MAX_ITERATIONS) instanceof Bool pause && pause.value() ? AtMaximum.PAUSE : AtMaximum.ABORT);
  }

  static Map<String, HandlerOverride> overrides(Map<String, ?> inputs) {
    return inputs.get(HANDLER_OVERRIDES) instanceof Dict dict ? HandlerOverride.of(dict.value()) : Map.of();
  }

  /** Judges the overrides by the handlers that there are, each with its place. */
  private record OverridesRule(List<String> handlers, PortValidator then) implements NamespaceValidator {
    @Override public List<ValidationError> problems(Object value, Port port) {
      return value instanceof Map<?, ?> inputs && inputs.get(HANDLER_OVERRIDES) instanceof Dict dict
          ? HandlerOverride.problems(dict.value(), handlers, HANDLER_OVERRIDES) : List.of();
    }
  }
}
