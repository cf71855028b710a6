package org.clew.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.clew.spec.ProcessKind;

/** Answers commands that move a process to another step or to other code; part of {@link Decider}. */
final class ChainControl {
  private ChainControl() {}

  static Decision stepBack(ProcessState state, ProcessCommand.StepBack wanted, Activity activity, Instant now) {
    var refusal = onlyAtRest(state, activity, "sent back to a step");
    if (refusal.isPresent()) return new Decision.Reject(refusal.get());
    if (state.chain().stepsDone() != wanted.stepsDone()) return wentOn(state);
    var events = new ArrayList<ProcessEvent>();
    if (state.paused() || state.control().pauseWanted() != null)
      events.add(new ProcessEvent.Played(now, state.control().statusAfterPlay()));
    events.add(new ProcessEvent.SteppedBack(now, wanted.step(), wanted.sequenceNr(), wanted.context()));
    return new Decision.Emit(events);
  }

  static Decision migrate(ProcessState state, ProcessCommand.Migrate wanted, Activity activity, Instant now) {
    var moves = wanted.cursor() != null && !wanted.cursor().equals(state.chain().cursor());
    var refusal = moves ? onlyAtRest(state, activity, "sent to a step") : killed(state);
    if (refusal.isPresent()) return new Decision.Reject(refusal.get());
    if (moves && !state.chain().cursor().equals(wanted.from())) return wentOn(state);
    var isThere = !moves && state.control().blocked() == null && state.birth().version().equals(wanted.version());
    return isThere ? Decision.nothing()
        : Decision.emit(new ProcessEvent.Migrated(now, wanted.version(), wanted.fingerprint(), moves ? wanted.cursor() : null));
  }

  private static Optional<String> onlyAtRest(ProcessState state, Activity activity, String done) {
    if (state.birth().kind() != ProcessKind.WORKCHAIN) return Optional.of(who(state) + " is a " + state.birth().kind().durable()
        + "; only work chains can be " + done + ".");
    if (activity == Activity.BUSY) return Optional.of(who(state) + " is running a step at this moment; pause it first.");
    return killed(state);
  }

  private static Optional<String> killed(ProcessState state) {
    return state.control().kill() == null ? Optional.empty() : Optional.of(who(state) + " is being killed.");
  }

  private static Decision wentOn(ProcessState state) {
    return new Decision.Reject(who(state) + " has gone on meanwhile; pause it first, then ask again.");
  }

  private static String who(ProcessState state) {
    return "Process " + state.birth().node().pk();
  }
}
