package org.clew.process;

import java.time.Instant;
import java.util.Map;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.spec.ProcessKind;

/**
 * All that is known of a process before it runs; the content of its first event.
 *
 * @param type durable name of the definition, e.g. {@code arithmetic.multiply_add}
 * @param processLabel short name for listings
 * @param fingerprint of the outline, null when the kind has none
 * @param inputs stored values by link label ({@code base__pw__structure})
 * @param metadata tree of metadata inputs (not linked), plain
 * @param parent the caller, or null
 * @param callLabel label of the call link; unused without a parent
 * @param version what ran: plugin version, content hash of the code, source object; plain
 * @param hash what a calculation computes, see {@code org.clew.hash.CalculationParts}; null for workflows, and when it is not
 *     known
 */
public record Birth(NodeRef node, ProcessKind kind, String type, String processLabel, String label, String description,
    String fingerprint, Map<String, Value> inputs, Map<String, Object> metadata, NodeRef parent, String callLabel,
    Map<String, Object> version, Instant at, String hash) {

  public Birth(NodeRef node, ProcessKind kind, String type, String processLabel, String label, String description,
      String fingerprint, Map<String, Value> inputs, Map<String, Object> metadata, NodeRef parent, String callLabel,
      Map<String, Object> version, Instant at) {
    this(node, kind, type, processLabel, label, description, fingerprint, inputs, metadata, parent, callLabel, version, at, null);
  }

  public Birth withHash(String known) {
    return new Birth(node, kind, type, processLabel, label, description, fingerprint, inputs, metadata, parent, callLabel,
        version, at, known);
  }

  /** The same process with other code. */
  public Birth with(Map<String, Object> otherVersion, String otherFingerprint) {
    return new Birth(node, kind, type, processLabel, label, description, otherFingerprint, inputs, metadata, parent, callLabel,
        otherVersion, at);
  }

  /** Persistence id of a process. */
  public static String persistenceId(java.util.UUID process) {
    return "process|" + process;
  }

  public String persistenceId() {
    return persistenceId(node.uuid());
  }
}
