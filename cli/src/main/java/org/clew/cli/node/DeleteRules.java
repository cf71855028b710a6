package org.clew.cli.node;

import java.util.EnumMap;
import java.util.Map;
import org.clew.provenance.TraversalRule;
import picocli.CommandLine.Option;

/** The rules of a deletion that people may choose. */
public final class DeleteRules {
  @Option(names = "--create-forward", negatable = true,
      description = "Delete data that a deleted calculation made (default: yes).")
  Boolean createForward;

  @Option(names = "--call-calc-forward", negatable = true,
      description = "Delete calculations that a deleted workflow called (default: yes).")
  Boolean callCalcForward;

  @Option(names = "--call-work-forward", negatable = true,
      description = "Delete workflows that a deleted workflow called (default: yes).")
  Boolean callWorkForward;

  /** What was chosen otherwise. */
  Map<TraversalRule, Boolean> chosen() {
    Map<TraversalRule, Boolean> chosen = new EnumMap<>(TraversalRule.class);
    if (createForward != null) chosen.put(TraversalRule.CREATE_FORWARD, createForward);
    if (callCalcForward != null) chosen.put(TraversalRule.CALL_CALC_FORWARD, callCalcForward);
    if (callWorkForward != null) chosen.put(TraversalRule.CALL_WORK_FORWARD, callWorkForward);
    return chosen;
  }
}
