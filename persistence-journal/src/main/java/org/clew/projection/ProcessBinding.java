package org.clew.projection;

import org.clew.process.Birth;
import org.clew.spec.ProcessKind;
import org.clew.store.Graph;

/**
 * What the projection has to know of a process whose first event is not at hand.
 *
 * @param type durable name of the definition; the logger of its log records
 */
public record ProcessBinding(long pk, ProcessKind kind, String type) {
  public static ProcessBinding of(Birth birth) {
    return new ProcessBinding(birth.node().pk(), birth.kind(), birth.type());
  }

  public static ProcessBinding of(Graph.ProcessRow process) {
    return new ProcessBinding(process.pk(), ProcessKind.of(process.kind()), process.processType());
  }

  /** From a node of type {@code process.…} whose last word is the kind; throws IllegalArgumentException for other nodes. */
  public static ProcessBinding of(Graph.NodeRow node) {
    var kind = node.nodeType().substring(node.nodeType().lastIndexOf('.') + 1);
    return new ProcessBinding(node.pk(), ProcessKind.of(kind), node.processType());
  }
}
