package org.clew.codec;

import java.util.Map;
import java.util.Set;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.process.Birth;
import org.clew.process.Call;
import org.clew.process.ChainProgress;
import org.clew.process.ChildRecord;
import org.clew.process.JobEvent;
import org.clew.process.JobProgress;
import org.clew.process.JobStop;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Report;

/** Components without which a record cannot be read; whatever is added to a record later is not among them. */
final class Required {
  private static final Map<Class<?>, Set<String>> COMPONENTS = Map.ofEntries(
      Map.entry(Value.class, Set.of("pk", "uuid", "type", "origin")),
      Map.entry(NodeRef.class, Set.of("pk", "uuid")),
      Map.entry(Birth.class, Set.of("node", "kind", "type", "at")),
      Map.entry(Call.class, Set.of("birth", "key", "outcome", "endedAt")),
      Map.entry(Outcome.class, Set.of("state")),
      Map.entry(Report.class, Set.of("at", "level", "message")),
      Map.entry(ProcessEvent.Created.class, Set.of("birth")),
      Map.entry(ProcessEvent.StepStarted.class, Set.of("at", "step")),
      Map.entry(ProcessEvent.StepDone.class, Set.of("at", "step", "cursor")),
      Map.entry(ProcessEvent.Called.class, Set.of("at", "call")),
      Map.entry(ProcessEvent.ChildStarted.class, Set.of("at", "child")),
      Map.entry(ProcessEvent.ChildEnded.class, Set.of("at", "child", "outcome")),
      Map.entry(ProcessEvent.PauseRequested.class, Set.of("at")),
      Map.entry(ProcessEvent.Paused.class, Set.of("at")),
      Map.entry(ProcessEvent.Played.class, Set.of("at")),
      Map.entry(ProcessEvent.KillRequested.class, Set.of("at", "mode")),
      Map.entry(ProcessEvent.KillRefused.class, Set.of("at")),
      Map.entry(ProcessEvent.Finished.class, Set.of("at", "exitStatus")),
      Map.entry(ProcessEvent.Excepted.class, Set.of("at")),
      Map.entry(ProcessEvent.Killed.class, Set.of("at")),
      Map.entry(ProcessEvent.Cached.class, Set.of("at", "source", "exitStatus")),
      Map.entry(ProcessEvent.CacheMissed.class, Set.of("at", "reason")),
      Map.entry(ProcessEvent.Blocked.class, Set.of("at")),
      Map.entry(ProcessEvent.Unblocked.class, Set.of("at")),
      Map.entry(ProcessEvent.OutlineChanged.class, Set.of("at", "cursor")),
      Map.entry(ProcessEvent.Forked.class, Set.of("at", "source", "sequenceNr", "chain")),
      Map.entry(ProcessEvent.SteppedBack.class, Set.of("at", "step", "sequenceNr")),
      Map.entry(ProcessEvent.Migrated.class, Set.of("at")),
      Map.entry(JobEvent.Uploaded.class, Set.of("at", "attempt", "workdir", "need")),
      Map.entry(JobEvent.SubmitIntended.class, Set.of("at", "attempt", "token")),
      Map.entry(JobEvent.SubmitSearched.class, Set.of("at", "attempt", "again")),
      Map.entry(JobEvent.Submitted.class, Set.of("at", "attempt", "jobId")),
      Map.entry(JobEvent.JobSeen.class, Set.of("at", "schedulerState")),
      Map.entry(JobEvent.JobEnded.class, Set.of("at")),
      Map.entry(JobEvent.Stashed.class, Set.of("at")),
      Map.entry(JobEvent.Retrieved.class, Set.of("at")),
      Map.entry(JobEvent.PhaseFailed.class, Set.of("at", "phase", "tries")),
      Map.entry(JobEvent.JobHeld.class, Set.of("at", "reason")),
      Map.entry(JobEvent.JobCancelled.class, Set.of("at")),
      Map.entry(JobEvent.Monitored.class, Set.of("at")),
      Map.entry(JobEvent.StopRequested.class, Set.of("at", "stop")),
      Map.entry(JobEvent.PhaseRetried.class, Set.of("at", "phase")),
      Map.entry(JobEvent.DryRunDone.class, Set.of("at", "folder")),
      Map.entry(JobStop.class, Set.of("cause", "then", "verdict")),
      Map.entry(ProcessState.class, Set.of("lifecycle", "control", "chain", "job")),
      Map.entry(ChainProgress.class, Set.of("cursor")),
      Map.entry(ChildRecord.class, Set.of("birth")),
      Map.entry(JobProgress.class, Set.of("phase", "attempt", "cancelled")));

  private Required() {}

  static Set<String> of(Class<?> type) {
    return COMPONENTS.getOrDefault(type, Set.of());
  }
}
