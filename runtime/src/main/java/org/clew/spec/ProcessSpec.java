package org.clew.spec;

import java.util.Map;
import java.util.Objects;

/**
 * The contract of a process, without types: what plugins loaded by name, builders, JSON inputs and the engine use.
 *
 * @param name durable name chosen by a human, such as {@code arithmetic.multiply_add}
 * @param description one or two sentences for people; may be empty
 * @param inputs namespace {@code inputs}, with {@code metadata} in it
 * @param outputs namespace {@code outputs}
 * @param exitCodes the engine's codes for this kind, then its own
 */
public record ProcessSpec(String name, String description, ProcessKind kind, PortNamespace inputs, PortNamespace outputs,
    ExitCodes exitCodes) {
  public ProcessSpec {
    checkName(name);
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(outputs, "outputs");
    Objects.requireNonNull(exitCodes, "exitCodes");
  }

  /** A spec without own ports: base metadata, no outputs, the engine's exit codes for the kind. */
  public static ProcessSpec of(String name, ProcessKind kind) {
    var codes = ExitCodes.NONE.with(EngineExitCodes.PROCESS);
    if (kind == ProcessKind.CALCJOB) codes = codes.with(EngineExitCodes.CALCJOB);
    var inputs = PortNamespace.of("inputs", BaseInputs.metadata());
    return new ProcessSpec(name, "", kind, inputs, PortNamespace.of("outputs"), codes);
  }

  public ProcessSpec described(String text) {
    return new ProcessSpec(name, text, kind, inputs, outputs, exitCodes);
  }

  public ProcessSpec withInputs(PortNamespace changed) {
    return new ProcessSpec(name, description, kind, changed, outputs, exitCodes);
  }

  public ProcessSpec withOutputs(PortNamespace changed) {
    return new ProcessSpec(name, description, kind, inputs, changed, exitCodes);
  }

  public ProcessSpec withExitCodes(ExitCodes changed) {
    return new ProcessSpec(name, description, kind, inputs, outputs, changed);
  }

  /** Serialises, fills in defaults and validates; see {@link InputProcessing}. */
  public Processed process(Map<String, ?> given) {
    return InputProcessing.process(inputs, given);
  }

  /** The contract as a plain tree, for {@code clew plugin list NAME --json}. */
  public Map<String, Object> describe() {
    return Description.of(this);
  }

  private static void checkName(String name) {
    for (var part : name.split("\\.", -1)) {
      if (!part.matches("[a-z][a-z0-9_-]*")) {
        throw new IllegalArgumentException("process name '" + name
            + "' must be parts joined by dots, each of small letters, digits, _ or - and starting with a letter");
      }
    }
  }
}
