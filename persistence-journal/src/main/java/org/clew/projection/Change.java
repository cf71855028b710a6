package org.clew.projection;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.clew.process.JobPhase;
import org.clew.process.Lifecycle;
import org.clew.store.Row.ProcessChange;

/** Collects what changes of one process in a batch; a later value of a column wins, attributes are merged by key. */
final class Change {
  static final String CACHED_FROM = "cached_from";
  static final String CACHE_MISS = "cache_miss";

  private final long pk;
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private String state;
  private Boolean paused;
  private String status;
  private Integer exitStatus;
  private String exitMessage;
  private String exception;
  private String jobState;
  private String schedulerState;
  private Boolean sealed;
  private Instant mtime;

  Change(long pk) {
    this.pk = pk;
  }

  Change at(Instant time) {
    if (mtime == null || time.isAfter(mtime)) mtime = time;
    return this;
  }

  Change state(Lifecycle lifecycle) {
    state = lifecycle.durable();
    return this;
  }

  Change paused(String message) {
    paused = true;
    return status(message);
  }

  Change played(String text) {
    paused = false;
    return status(text);
  }

  /** Null clears it. */
  Change status(String text) {
    status = text == null ? "" : text;
    return this;
  }

  Change jobState(JobPhase phase) {
    jobState = phase.durable();
    return this;
  }

  Change schedulerState(String word) {
    schedulerState = word;
    return this;
  }

  Change attribute(String key, Object plain) {
    if (plain != null) attributes.put(key, plain);
    return this;
  }

  /** The calculation whose results it has, or why it has none of another; either may be null. */
  Change cached(UUID source, String miss) {
    return attribute(CACHED_FROM, source == null ? null : source.toString()).attribute(CACHE_MISS, miss);
  }

  /** How it ended; what was only meant for a living process is cleared. */
  Change ended(String endState, Integer status, String message) {
    state = endState;
    exitStatus = status;
    if (endState.equals("excepted")) exception = message;
    else exitMessage = message;
    paused = false;
    jobState = "";
    sealed = true;
    return status(endState.equals("killed") ? message : null);
  }

  ProcessChange row() {
    return new ProcessChange(pk, state, paused, status, exitStatus, exitMessage, exception, jobState, schedulerState, sealed,
        attributes.isEmpty() ? null : new LinkedHashMap<>(attributes), mtime);
  }
}
