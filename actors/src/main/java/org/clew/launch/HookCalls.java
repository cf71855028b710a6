package org.clew.launch;

import java.util.List;
import org.clew.definition.ProcessHooks;
import org.clew.definition.ProcessHooks.Heard;
import org.clew.process.Change;
import org.clew.process.ProcessState;

/** Calls the hooks of a process; what they throw is logged. */
final class HookCalls {
  private static final System.Logger LOG = System.getLogger(HookCalls.class.getName());

  private HookCalls() {}

  /** A hook that may throw. */
  @FunctionalInterface
  private interface Hook {
    void call(Heard process) throws Exception;
  }

  static void make(ProcessHooks hooks, ProcessState state, List<Change> changes) {
    var birth = state.birth();
    var heard = new Heard(birth.node(), birth.type(), birth.label() == null ? "" : birth.label(), state.control().status(),
        state.isTerminal() ? state.outcome() : null);
    for (var change : changes) {
      switch (change) {
        case CREATED -> call("onCreate", hooks::onCreate, heard);
        case RUNNING -> call("onRunning", hooks::onRunning, heard);
        case WAITING -> call("onWaiting", hooks::onWaiting, heard);
        case PAUSED -> call("onPaused", hooks::onPaused, heard);
        case PLAYED -> call("onPlayed", hooks::onPlayed, heard);
        case FINISHED -> call("onFinished", hooks::onFinished, heard);
        case EXCEPTED -> call("onExcepted", hooks::onExcepted, heard);
        case KILLED -> call("onKilled", hooks::onKilled, heard);
      }
    }
    if (state.isTerminal()) call("onTerminated", hooks::onTerminated, heard);
  }

  private static void call(String name, Hook hook, Heard process) {
    try {
      hook.call(process);
    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
      LOG.log(System.Logger.Level.WARNING, "the hook " + name + " of '" + process.type() + "' failed for process "
          + process.node().pk(), e);
    }
  }
}
