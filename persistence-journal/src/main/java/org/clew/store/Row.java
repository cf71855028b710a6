package org.clew.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What one event changes in the provenance graph; written in the same transaction as the event.
 *
 * <p>Every row is idempotent by its key, so a second write of the same batch changes nothing.
 */
public sealed interface Row {

  /**
   * A data node.
   *
   * @param plain content tree, see {@code org.clew.data.Data#plain()}; stored as JSON
   */
  record DataNode(long pk, UUID uuid, String type, Object plain, String label, String description, Instant ctime) implements Row {
    public DataNode(long pk, UUID uuid, String type, Object plain, String label, Instant ctime) {
      this(pk, uuid, type, plain, label, "", ctime);
    }
  }

  /**
   * A process node as it is born.
   *
   * @param kind {@code calcjob}, {@code calcfunction}, {@code workchain} or {@code workfunction}
   * @param processType durable name of the process, such as {@code arithmetic.multiply_add}
   * @param processLabel short name shown in listings (class or function name)
   * @param parentPk caller, if any
   * @param attributes what else is known at birth (metadata inputs, options, code version); stored as JSON object
   */
  record ProcessNode(long pk, UUID uuid, String kind, String processType, String processLabel, String label, String description,
      Optional<Long> parentPk, Object attributes, String state, Instant ctime) implements Row {}

  /** A link of the graph; {@code type} is one of input_calc, input_work, create, return, call_calc, call_work. */
  record Link(long sourcePk, long targetPk, String type, String label) implements Row {}

  /**
   * New values of the indexed process columns. A null component leaves the column as it is; {@code status} and {@code jobState}
   * are cleared by the empty string. {@code sealed} true is set when the process has ended and its outputs are linked; from then
   * on a change does nothing, see {@link Sealed}.
   *
   * @param attributes merged key by key into the node's attributes, or null
   */
  record ProcessChange(long pk, String state, Boolean paused, String status, Integer exitStatus, String exitMessage,
      String exception, String jobState, String schedulerState, Boolean sealed, Object attributes,
      Instant mtime) implements Row {}

  /**
   * A log record of a process.
   *
   * @param level 10 debug, 20 info, 23 report, 30 warning, 40 error, 50 critical
   * @param sequence position within the event that brought it, makes the row idempotent together with pk and time
   */
  record Log(long pk, Instant time, int level, String logger, String message, int sequence) implements Row {}
}
