package org.clew.process;

/**
 * What people want of a process, orthogonal to its lifecycle.
 *
 * @param paused whether the pause is in effect
 * @param pauseWanted message of a pause that waits for the running step, or null
 * @param status free text that people see, or null
 * @param statusBeforePause comes back on play
 * @param kill the durable kill intent, or null
 * @param blocked why the process cannot go on for now, or null
 */
public record Control(boolean paused, String pauseWanted, String status, String statusBeforePause,
    ProcessEvent.KillRequested kill, String blocked) {
  static final Control FREE = new Control(false, null, null, null, null, null);

  Control pauseRequested(String message) {
    return new Control(paused, message == null ? "" : message, status, statusBeforePause, kill, blocked);
  }

  Control pausedNow(String message) {
    return new Control(true, null, message, paused ? statusBeforePause : status, kill, blocked);
  }

  Control played() {
    return new Control(false, null, statusAfterPlay(), null, kill, blocked);
  }

  String statusAfterPlay() {
    return paused ? statusBeforePause : status;
  }

  Control withKill(ProcessEvent.KillRequested request) {
    return new Control(paused, pauseWanted, status, statusBeforePause, request, blocked);
  }

  /** A status that is set while the process is paused is shown after play. */
  Control withStatus(String text) {
    return paused
        ? new Control(true, pauseWanted, status, text, kill, blocked)
        : new Control(false, pauseWanted, text, statusBeforePause, kill, blocked);
  }

  Control withVisibleStatus(String text) {
    return new Control(paused, pauseWanted, text, statusBeforePause, kill, blocked);
  }

  Control withBlocked(String reason) {
    return new Control(paused, pauseWanted, status, statusBeforePause, kill, reason);
  }

  boolean holdsBack() {
    return paused || pauseWanted != null || blocked != null;
  }
}
