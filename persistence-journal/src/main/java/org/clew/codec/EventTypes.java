package org.clew.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clew.process.JobEvent;
import org.clew.process.ProcessEvent;

/**
 * The one registry of durable event names.
 *
 * <p>A released name stays for ever. A new component of an event must be nullable or a collection; a changed meaning is a new
 * version with a record class of its own.
 */
public final class EventTypes {
  /** One name and version; {@code type} is the record that it stands for. */
  public record EventType(String name, int version, Class<? extends ProcessEvent> type) {
    /** As it stands in the journal, e.g. {@code process.step-done.v1}. */
    public String manifest() {
      return name + ".v" + version;
    }
  }

  private static final List<EventType> ALL = List.of(
      new EventType("process.created", 1, ProcessEvent.Created.class),
      new EventType("process.step-started", 1, ProcessEvent.StepStarted.class),
      new EventType("process.step-done", 1, ProcessEvent.StepDone.class),
      new EventType("process.called", 1, ProcessEvent.Called.class),
      new EventType("process.child-started", 1, ProcessEvent.ChildStarted.class),
      new EventType("process.child-ended", 1, ProcessEvent.ChildEnded.class),
      new EventType("process.pause-requested", 1, ProcessEvent.PauseRequested.class),
      new EventType("process.paused", 1, ProcessEvent.Paused.class),
      new EventType("process.played", 1, ProcessEvent.Played.class),
      new EventType("process.kill-requested", 1, ProcessEvent.KillRequested.class),
      new EventType("process.kill-refused", 1, ProcessEvent.KillRefused.class),
      new EventType("process.finished", 1, ProcessEvent.Finished.class),
      new EventType("process.excepted", 1, ProcessEvent.Excepted.class),
      new EventType("process.killed", 1, ProcessEvent.Killed.class),
      new EventType("process.cached", 1, ProcessEvent.Cached.class),
      new EventType("process.cache-missed", 1, ProcessEvent.CacheMissed.class),
      new EventType("process.blocked", 1, ProcessEvent.Blocked.class),
      new EventType("process.unblocked", 1, ProcessEvent.Unblocked.class),
      new EventType("process.outline-changed", 1, ProcessEvent.OutlineChanged.class),
      new EventType("process.forked", 1, ProcessEvent.Forked.class),
      new EventType("process.stepped-back", 1, ProcessEvent.SteppedBack.class),
      new EventType("process.migrated", 1, ProcessEvent.Migrated.class),
      new EventType("job.uploaded", 1, JobEvent.Uploaded.class),
      new EventType("job.submit-intended", 1, JobEvent.SubmitIntended.class),
      new EventType("job.submit-searched", 1, JobEvent.SubmitSearched.class),
      new EventType("job.submitted", 1, JobEvent.Submitted.class),
      new EventType("job.seen", 1, JobEvent.JobSeen.class),
      new EventType("job.monitored", 1, JobEvent.Monitored.class),
      new EventType("job.stop-requested", 1, JobEvent.StopRequested.class),
      new EventType("job.phase-retried", 1, JobEvent.PhaseRetried.class),
      new EventType("job.dry-run-done", 1, JobEvent.DryRunDone.class),
      new EventType("job.ended", 1, JobEvent.JobEnded.class),
      new EventType("job.stashed", 1, JobEvent.Stashed.class),
      new EventType("job.retrieved", 1, JobEvent.Retrieved.class),
      new EventType("job.phase-failed", 1, JobEvent.PhaseFailed.class),
      new EventType("job.held", 1, JobEvent.JobHeld.class),
      new EventType("job.cancelled", 1, JobEvent.JobCancelled.class));

  private static final Map<String, EventType> BY_MANIFEST =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::manifest, Function.identity()));
  private static final Map<Class<?>, String> MANIFESTS =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::type, EventType::manifest));

  private EventTypes() {}

  public static List<EventType> all() {
    return ALL;
  }

  public static Optional<EventType> find(String manifest) {
    return Optional.ofNullable(BY_MANIFEST.get(manifest));
  }

  /** Durable name with version; throws IllegalStateException for a class that nobody registered. */
  public static String manifest(Class<? extends ProcessEvent> type) {
    var manifest = MANIFESTS.get(type);
    if (manifest == null) throw new IllegalStateException(type.getName() + " has no durable name; give it one in EventTypes");
    return manifest;
  }
}
