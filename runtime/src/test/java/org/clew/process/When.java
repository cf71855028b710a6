package org.clew.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clew.process.ProcessCommand.Settle.Descendants;

/** Asks the decider and applies its answer. */
final class When {
  static final ProcessCommand PAUSE = new ProcessCommand.Pause("wait for me");
  static final ProcessCommand PLAY = new ProcessCommand.Play();
  static final ProcessCommand KILL = new ProcessCommand.Kill("enough", KillMode.ORDERLY);
  static final ProcessCommand FORCE = new ProcessCommand.Kill("enough", KillMode.FORCE);
  static final ProcessCommand STOP = new ProcessCommand.Stop("enough seen", JobStop.Then.PARSE, JobStop.Verdict.STOP);
  static final ProcessCommand SETTLE = new ProcessCommand.Settle(Descendants.TOLD);
  static final ProcessCommand UNTOLD = new ProcessCommand.Settle(Descendants.UNTOLD);

  private When() {}

  static ProcessCommand done(ProcessEvent... events) {
    return new ProcessCommand.WorkDone(List.of(events));
  }

  static List<ProcessEvent> events(ProcessState state, Activity activity, ProcessCommand command) {
    var decision = Decider.decide(state, command, activity, Given.NOW);
    assertThat(decision).isInstanceOf(Decision.Emit.class);
    return ((Decision.Emit) decision).events();
  }

  /** The state after commands while nothing is being done. */
  static ProcessState idle(ProcessState state, ProcessCommand... commands) {
    return after(state, Activity.IDLE, commands);
  }

  static ProcessState busy(ProcessState state, ProcessCommand... commands) {
    return after(state, Activity.BUSY, commands);
  }

  private static ProcessState after(ProcessState state, Activity activity, ProcessCommand... commands) {
    var now = state;
    for (var command : commands) for (var event : events(now, activity, command)) now = Evolution.evolve(now, event);
    return now;
  }
}
