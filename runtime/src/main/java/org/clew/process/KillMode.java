package org.clew.process;

/** Whether a kill insists on cancelling the scheduler job first. */
public enum KillMode {
  /** The job is cancelled first; when that fails the process lives on. */
  ORDERLY,
  /** The process ends at once; its job may be left behind and is named in a warning. */
  FORCE
}
