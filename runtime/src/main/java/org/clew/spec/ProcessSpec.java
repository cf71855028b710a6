package org.clew.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clew.data.Data;

/**
 * The contract of a process, without types: what plugins loaded by name, builders, JSON inputs and the engine use.
 *
 * @param name durable name chosen by a human, such as {@code arithmetic.multiply_add}
 * @param description one or two sentences for people; may be empty
 * @param inputs namespace {@code inputs}, with {@code metadata} in it
 * @param outputs namespace {@code outputs}
 * @param exitCodes the engine's codes for this kind, then its own
 * @param exposed ports taken over from other processes
 */
public record ProcessSpec(String name, String description, ProcessKind kind, PortNamespace inputs, PortNamespace outputs,
    ExitCodes exitCodes, List<Exposed> exposed) {
  public ProcessSpec {
    exposed = List.copyOf(exposed);
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
    return new ProcessSpec(name, "", kind, inputs, PortNamespace.of("outputs"), codes, List.of());
  }

  public ProcessSpec described(String text) {
    return new ProcessSpec(name, text, kind, inputs, outputs, exitCodes, exposed);
  }

  public ProcessSpec withInputs(PortNamespace changed) {
    return new ProcessSpec(name, description, kind, changed, outputs, exitCodes, exposed);
  }

  public ProcessSpec withOutputs(PortNamespace changed) {
    return new ProcessSpec(name, description, kind, inputs, changed, exitCodes, exposed);
  }

  public ProcessSpec withExitCodes(ExitCodes changed) {
    return new ProcessSpec(name, description, kind, inputs, outputs, changed, exposed);
  }

  /**
   * With the inputs of another process taken over.
   *
   * @param namespace dotted, made when it is missing; empty: the top, whose own validator stays beside that of the source
   * @throws IllegalArgumentException naming what is wrong with the rules
   */
  public ProcessSpec exposeInputs(ProcessSpec source, String namespace, Exposure rules) {
    return new ProcessSpec(name, description, kind, absorbed(inputs, source.inputs, namespace, rules), outputs, exitCodes,
        remembered(Direction.INPUTS, source.name, source.inputs, namespace, rules));
  }

  /** As {@link #exposeInputs}, for outputs. */
  public ProcessSpec exposeOutputs(ProcessSpec source, String namespace, Exposure rules) {
    return new ProcessSpec(name, description, kind, inputs, absorbed(outputs, source.outputs, namespace, rules), exitCodes,
        remembered(Direction.OUTPUTS, source.name, source.outputs, namespace, rules));
  }

  /** What was given for exposed inputs of a process, nested by port name; deeper namespaces win over those around them. */
  public Map<String, Object> exposedInputs(Map<String, ?> values, String process, String namespace, Exposed.Reach reach) {
    return Exposures.inputs(this, values, process, namespace, reach);
  }

  /**
   * Outputs of a process that was called, by the dotted names under which they are exposed.
   *
   * @param byLabel outputs by link label
   */
  public Map<String, Data> exposedOutputs(Map<String, ? extends Data> byLabel, String process, String namespace,
      Exposed.Reach reach) {
    return Exposures.outputs(this, byLabel, process, namespace, reach);
  }

  private static PortNamespace absorbed(PortNamespace own, PortNamespace source, String namespace, Exposure rules) {
    if (namespace.isEmpty()) {
      var absorbed = own.absorb(source, rules);
      return rules.options().containsKey("validator") ? absorbed
          : absorbed.validator(NamespaceValidators.both(own.validator(), source.validator()));
    }
    int dot = namespace.lastIndexOf('.');
    return own.with(dot < 0 ? "" : namespace.substring(0, dot), own.namespaceAt(namespace).absorb(source, rules));
  }

  private List<Exposed> remembered(Direction direction, String process, PortNamespace source, String namespace, Exposure rules) {
    var all = new ArrayList<>(exposed);
    all.add(new Exposed(direction, namespace, process, rules.of(source).stream().map(Port::name).toList()));
    return all;
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
