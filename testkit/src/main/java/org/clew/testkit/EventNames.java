package org.clew.testkit;

import org.clew.process.JobEvent;
import org.clew.process.ProcessEvent;

/** Events in words, to say after which of them a crash came. */
final class EventNames {
  private EventNames() {}

  static String of(ProcessEvent event) {
    return switch (event) {
      case ProcessEvent.Created(var birth) -> birth.type() + " was created";
      case ProcessEvent.StepDone done when done.step().startsWith("$") -> "the last step";
      case ProcessEvent.StepDone done -> "step '" + done.step() + "'";
      case ProcessEvent.Called(_, var call) -> call.birth().type() + " was called in step '" + call.key().split("#")[0] + "'";
      case ProcessEvent.ChildStarted(_, var child) -> child.type() + " was started";
      case ProcessEvent.ChildEnded(_, var child, var outcome, _) -> "child " + child + " was heard to be " + outcome.state();
      case ProcessEvent.Finished finished -> "the end with exit status " + finished.exitStatus();
      case ProcessEvent.Cached cached -> "the end with the results of " + cached.source();
      case ProcessEvent.Excepted(_, var exception, _) -> "the exception " + exception;
      case ProcessEvent.Killed(_, var message, _) -> "the kill " + message;
      case JobEvent _, ProcessEvent.StepStarted _, ProcessEvent.PauseRequested _, ProcessEvent.Paused _, ProcessEvent.Played _,
          ProcessEvent.KillRequested _, ProcessEvent.KillRefused _, ProcessEvent.Blocked _, ProcessEvent.Unblocked _,
          ProcessEvent.CacheMissed _, ProcessEvent.OutlineChanged _,
          ProcessEvent.Forked _, ProcessEvent.SteppedBack _, ProcessEvent.Migrated _ -> event.getClass().getSimpleName();
    };
  }
}
