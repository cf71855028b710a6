package org.clew.cli.archive;

import java.util.EnumMap;
import java.util.Map;
import org.clew.provenance.TraversalRule;
import picocli.CommandLine.Option;

/** The rules of an export that people may choose. */
public final class ExportRules {
  @Option(names = "--input-calc-forward", negatable = true, description = "Take calculations that used data along (default: no).")
  Boolean inputCalcForward;

  @Option(names = "--input-work-forward", negatable = true, description = "Take workflows that used data along (default: no).")
  Boolean inputWorkForward;

  @Option(names = "--create-backward", negatable = true,
      description = "Take the calculation that made data along (default: yes).")
  Boolean createBackward;

  @Option(names = "--return-backward", negatable = true, description = "Take workflows that returned data along (default: no).")
  Boolean returnBackward;

  @Option(names = "--call-calc-backward", negatable = true,
      description = "Take the caller of a calculation along (default: yes).")
  Boolean callCalcBackward;

  @Option(names = "--call-work-backward", negatable = true, description = "Take the caller of a workflow along (default: yes).")
  Boolean callWorkBackward;

  /** What was chosen otherwise. */
  Map<TraversalRule, Boolean> chosen() {
    Map<TraversalRule, Boolean> chosen = new EnumMap<>(TraversalRule.class);
    put(chosen, TraversalRule.INPUT_CALC_FORWARD, inputCalcForward);
    put(chosen, TraversalRule.INPUT_WORK_FORWARD, inputWorkForward);
    put(chosen, TraversalRule.CREATE_BACKWARD, createBackward);
    put(chosen, TraversalRule.RETURN_BACKWARD, returnBackward);
    put(chosen, TraversalRule.CALL_CALC_BACKWARD, callCalcBackward);
    put(chosen, TraversalRule.CALL_WORK_BACKWARD, callWorkBackward);
    return chosen;
  }

  private static void put(Map<TraversalRule, Boolean> chosen, TraversalRule rule, Boolean wanted) {
    if (wanted != null) chosen.put(rule, wanted);
  }
}
