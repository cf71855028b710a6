package org.clew.projection;

import org.clew.spec.ProcessKind;

/** Links of the provenance graph by the kind of process at their end; calculations create data, workflows return it. */
enum LinkType {
  INPUT_CALC("input_calc"),
  INPUT_WORK("input_work"),
  CREATE("create"),
  RETURN("return"),
  CALL_CALC("call_calc"),
  CALL_WORK("call_work");

  private final String durable;

  LinkType(String durable) {
    this.durable = durable;
  }

  String durable() {
    return durable;
  }

  /** Data to process. */
  static LinkType input(ProcessKind target) {
    return target.isCalculation() ? INPUT_CALC : INPUT_WORK;
  }

  /** Process to data. */
  static LinkType output(ProcessKind source) {
    return source.isCalculation() ? CREATE : RETURN;
  }

  /** Caller to called process. */
  static LinkType call(ProcessKind called) {
    return called.isCalculation() ? CALL_CALC : CALL_WORK;
  }
}
