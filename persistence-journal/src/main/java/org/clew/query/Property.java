package org.clew.query;

/** What every node or process has, with the name it has in listings. */
public enum Property {
  PK("pk", Type.LONG, false, false),
  UUID("uuid", Type.UUID, false, false),
  NODE_TYPE("node_type", Type.TEXT, false, false),
  LABEL("label", Type.TEXT, false, false),
  DESCRIPTION("description", Type.TEXT, false, false),
  CTIME("ctime", Type.INSTANT, false, false),
  MTIME("mtime", Type.INSTANT, false, false),
  KIND("kind", Type.TEXT, true, false),
  PROCESS_TYPE("process_type", Type.TEXT, true, false),
  PROCESS_LABEL("process_label", Type.TEXT, true, false),
  PARENT("parent_pk", Type.LONG, true, true),
  STATE("state", Type.TEXT, true, false),
  PAUSED("paused", Type.FLAG, true, false),
  SEALED("sealed", Type.FLAG, true, false),
  STATUS("status", Type.TEXT, true, true),
  EXIT_STATUS("exit_status", Type.INTEGER, true, true),
  EXIT_MESSAGE("exit_message", Type.TEXT, true, true),
  EXCEPTION("exception", Type.TEXT, true, true),
  JOB_STATE("job_state", Type.TEXT, true, true),
  SCHEDULER_STATE("scheduler_state", Type.TEXT, true, true),
  CACHED_FROM("cached_from", Type.TEXT, true, true);

  /** Java types of values: Long, Integer, String, UUID, Instant, Boolean. */
  public enum Type { LONG, INTEGER, TEXT, UUID, INSTANT, FLAG }

  private final String durable;
  private final Type type;
  private final boolean ofProcesses;
  private final boolean optional;

  Property(String durable, Type type, boolean ofProcesses, boolean optional) {
    this.durable = durable;
    this.type = type;
    this.ofProcesses = ofProcesses;
    this.optional = optional;
  }

  public String durable() {
    return durable;
  }

  public Type type() {
    return type;
  }

  /** Whether only processes have it. */
  public boolean isOfProcesses() {
    return ofProcesses;
  }

  /** Whether a process may be without it. */
  public boolean isOptional() {
    return optional;
  }
}
