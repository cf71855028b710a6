package org.clew.jobslist;

import java.time.Instant;
import java.util.UUID;
import org.clew.job.Slot;
import org.clew.job.Trouble;

/** What a JobsList remembers beyond the engine it lives in. Durable names stand in {@link JobsListCodec}. */
public sealed interface JobsListEvent {
  Instant at();

  /** The batch system is about to be asked: the least interval counts from here, whatever happens next. */
  record QueryBegan(Instant at) implements JobsListEvent {}

  /** A connection is about to be opened: the least interval to the next one counts from here, whatever happens next. */
  record ConnectionOpened(Instant at) implements JobsListEvent {}

  /** Nobody works with the computer from now on. */
  record CircuitOpened(Instant at, Trouble trouble) implements JobsListEvent {}

  /** The computer can be worked with again. */
  record CircuitClosed(Instant at) implements JobsListEvent {}

  /** A job of this process may be in the queue: it counts against the quota from here. */
  record SlotGranted(Instant at, Slot slot) implements JobsListEvent {}

  /** The job of this process counts no more. */
  record SlotFreed(Instant at, UUID process) implements JobsListEvent {}
}
