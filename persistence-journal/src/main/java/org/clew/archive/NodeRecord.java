package org.clew.archive;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.clew.provenance.NodeKind;

/**
 * A node as it travels.
 *
 * @param content plain value of data, attributes of a process
 * @param process null for data
 */
public record NodeRecord(UUID uuid, String nodeType, String label, String description, Instant ctime, Instant mtime,
    Object content, Map<String, Object> extras, Ended process) {

  /** What a process has left behind; {@code exitStatus} is null unless it has finished, texts may be null. */
  public record Ended(String processType, String processLabel, String state, String status, Integer exitStatus,
      String exitMessage, String exception, String jobState, String schedulerState, String cachedFrom) {}

  /** What it is to the rules of links; an unknown type counts as data. */
  public NodeKind family() {
    return switch (nodeType) {
      case "process.calcjob", "process.calcfunction" -> NodeKind.CALCULATION;
      case "process.workchain", "process.workfunction" -> NodeKind.WORKFLOW;
      default -> NodeKind.DATA;
    };
  }

  /** Kind of the process, such as {@code calcjob}. */
  public String kind() {
    return nodeType.substring(nodeType.indexOf('.') + 1);
  }

  NodeRecord withContent(Object other) {
    return new NodeRecord(uuid, nodeType, label, description, ctime, mtime, other, extras, process);
  }
}
