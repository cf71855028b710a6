package org.clew.archive.aiida;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.clew.archive.NodeRecord.Ended;

/** What a process of AiiDA becomes: its state in columns, the rest of its attributes as they are, without checkpoints. */
final class AiidaProcesses {
  private static final Set<String> IN_COLUMNS = Set.of("process_state", "process_label", "process_status", "exit_status",
      "exit_message", "exception", "paused", "sealed", "checkpoints", "state", "scheduler_state");

  private AiidaProcesses() {}

  /** The type here; processes of a kind without counterpart count as functions. */
  static String type(String nodeType) {
    return switch (nodeType) {
      case "process.calculation.calcjob.CalcJobNode" -> "process.calcjob";
      case "process.calculation.calcfunction.CalcFunctionNode" -> "process.calcfunction";
      case "process.workflow.workchain.WorkChainNode" -> "process.workchain";
      case "process.workflow.workfunction.WorkFunctionNode" -> "process.workfunction";
      default -> nodeType.startsWith("process.calculation") ? "process.calcfunction" : "process.workfunction";
    };
  }

  static boolean isKnown(String nodeType) {
    return Set.of("calcjob.CalcJobNode", "calcfunction.CalcFunctionNode", "workchain.WorkChainNode",
        "workfunction.WorkFunctionNode").stream()
        .anyMatch(nodeType::endsWith);
  }

  /** @param processType as AiiDA has it, such as {@code aiida.calculations:core.arithmetic.add}; or null */
  static Ended ended(String nodeType, String processType, Map<String, Object> attributes, Map<String, Object> extras) {
    var label = text(attributes, "process_label");
    return new Ended(processType == null || processType.isEmpty() ? nodeType : processType,
        label == null ? last(processType, nodeType) : label,
        attributes.get("process_state") instanceof String state ? state : "finished", text(attributes, "process_status"),
        attributes.get("exit_status") instanceof Long status ? (Integer) Math.toIntExact(status) : null,
        text(attributes, "exit_message"), text(attributes, "exception"), text(attributes, "state"),
        text(attributes, "scheduler_state"), text(extras, "_aiida_cached_from"));
  }

  private static String last(String processType, String nodeType) {
    var name = processType == null || processType.isEmpty() ? nodeType : processType;
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
  }

  private static String text(Map<String, Object> attributes, String name) {
    return attributes.get(name) == null ? null : String.valueOf(attributes.get(name));
  }

  /** The files that were made for a job stand where those of jobs here do. */
  static Map<String, Object> attributes(Map<String, Object> attributes, Map<String, Map<String, Object>> files, String computer) {
    var rest = new LinkedHashMap<>(attributes);
    rest.keySet().removeAll(IN_COLUMNS);
    if (!files.isEmpty()) rest.put("input_files", files);
    if (computer != null) rest.putIfAbsent("computer", computer);
    return rest;
  }
}
