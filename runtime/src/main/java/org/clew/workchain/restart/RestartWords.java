package org.clew.workchain.restart;

import java.util.Optional;
import org.clew.data.NodeRef;
import org.clew.spec.ExitCode;
import org.clew.workchain.Child;
import org.clew.workchain.restart.RestartDecision.Reason;
import org.clew.workchain.restart.RestartRules.Policy;

/** What a restart work chain tells people. */
record RestartWords(NodeRef chain, Child<?> child, ExitCode code, Policy policy) {

  /** A line for the report; empty when there is nothing to say. */
  Optional<String> of(RestartDecision decision, boolean handled) {
    return switch (decision) {
      case RestartDecision.Done() -> Optional.empty();
      case RestartDecision.Restart() -> handled ? Optional.empty()
          : Optional.of(failed() + ", and no handler could help: running it again");
      case RestartDecision.Abort(var with) -> Optional.of(ended() + ": giving up with [" + with.status() + "] " + with.message());
      case RestartDecision.Pause(var reason, _) -> Optional.of(why(reason));
    };
  }

  /** What people read while the process is paused. */
  String hint(Reason reason) {
    var pk = chain.pk();
    return why(reason) + ". 'clew process play " + pk + "' runs it " + (reason == Reason.MAXIMUM_ITERATIONS
        ? "up to " + policy.maxIterations() + " more times" : "again") + ", 'clew process kill " + pk + "' gives up";
  }

  private String why(Reason reason) {
    return switch (reason) {
      case UNHANDLED -> failed() + ", and no handler could help";
      case UNHANDLED_TWICE -> failed() + ", the second time in a row that no handler could help";
      case MAXIMUM_ITERATIONS -> ended() + " after " + policy.maxIterations()
          + (policy.maxIterations() == 1 ? " iteration" : " iterations")
          + ", the most that max_iterations allows";
    };
  }

  private String ended() {
    return code.isSuccess() ? name() + " ended well" : failed();
  }

  private String failed() {
    return name() + " failed with [" + code.status() + "]" + (code.message().isBlank() ? "" : " " + code.message());
  }

  private String name() {
    return child.type() + "<" + child.pk() + ">";
  }
}
