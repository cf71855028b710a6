package org.clew.provenance;

import static org.clew.provenance.Cardinality.PAIR;
import static org.clew.provenance.Cardinality.TRIPLE;
import static org.clew.provenance.Cardinality.UNIQUE;
import static org.clew.provenance.NodeKind.CALCULATION;
import static org.clew.provenance.NodeKind.DATA;
import static org.clew.provenance.NodeKind.WORKFLOW;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clew.spec.ProcessKind;

/**
 * The links there are: from which kind of node to which, and how often on either side. Calculations create data, workflows return
 * it; what was made of what is told by {@link #INPUT_CALC} and {@link #CREATE} alone.
 */
public enum LinkType {
  INPUT_CALC("input_calc", DATA, CALCULATION, TRIPLE, PAIR),
  INPUT_WORK("input_work", DATA, WORKFLOW, TRIPLE, PAIR),
  CREATE("create", CALCULATION, DATA, PAIR, UNIQUE),
  RETURN("return", WORKFLOW, DATA, PAIR, TRIPLE),
  CALL_CALC("call_calc", WORKFLOW, CALCULATION, TRIPLE, UNIQUE),
  CALL_WORK("call_work", WORKFLOW, WORKFLOW, TRIPLE, UNIQUE);

  private final String durable;
  private final NodeKind source;
  private final NodeKind target;
  private final Cardinality outgoing;
  private final Cardinality incoming;

  LinkType(String durable, NodeKind source, NodeKind target, Cardinality outgoing, Cardinality incoming) {
    this.durable = durable;
    this.source = source;
    this.target = target;
    this.outgoing = outgoing;
    this.incoming = incoming;
  }

  /** The name that stands in stores and archives. */
  public String durable() {
    return durable;
  }

  public NodeKind source() {
    return source;
  }

  public NodeKind target() {
    return target;
  }

  /** How often, seen from the source. */
  public Cardinality outgoing() {
    return outgoing;
  }

  /** How often, seen from the target. */
  public Cardinality incoming() {
    return incoming;
  }

  public boolean isInput() {
    return this == INPUT_CALC || this == INPUT_WORK;
  }

  public boolean isCall() {
    return this == CALL_CALC || this == CALL_WORK;
  }

  /**
   * Whether the link says what was made of what; such links close no circle. Workflows may return their own inputs, so others
   * can.
   */
  public boolean isDataProvenance() {
    return this == INPUT_CALC || this == CREATE;
  }

  /** Data to process. */
  public static LinkType input(ProcessKind target) {
    return target.isCalculation() ? INPUT_CALC : INPUT_WORK;
  }

  /** Process to data. */
  public static LinkType output(ProcessKind source) {
    return source.isCalculation() ? CREATE : RETURN;
  }

  /** Caller to called process. */
  public static LinkType call(ProcessKind called) {
    return called.isCalculation() ? CALL_CALC : CALL_WORK;
  }

  public static Optional<LinkType> find(String durable) {
    return Arrays.stream(values()).filter(type -> type.durable.equals(durable)).findFirst();
  }

  /** Inverse of {@link #durable()}; throws IllegalArgumentException that lists the names there are. */
  public static LinkType of(String durable) {
    return find(durable).orElseThrow(() -> new IllegalArgumentException("there are no links of type '" + durable + "'; there are "
        + Arrays.stream(values()).map(LinkType::durable).collect(Collectors.joining(", "))));
  }
}
