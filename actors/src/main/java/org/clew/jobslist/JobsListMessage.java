package org.clew.jobslist;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.clew.job.JobQueries.Configured;
import org.clew.job.Trouble;
import org.clew.scheduler.ListAnswer;

/** What a JobsList hears: {@link Wire} messages from the desks of all engines, the others from itself. */
public sealed interface JobsListMessage {

  /** May cross the network; serialized by {@link JobsListWireSerializer}. */
  sealed interface Wire extends JobsListMessage {}

  /**
   * An engine is alive, and this is what it wants; sent from time to time, in parts when it is much. What is not named for a
   * while is forgotten, so nothing depends on a single message.
   */
  record Beat(ActorRef<DeskMessage> desk, List<WatchedJob> watches, List<Ask> asks, Set<UUID> leases) implements Wire {}

  /** A job is to be asked for, from the next query on. */
  record Watch(ActorRef<DeskMessage> desk, WatchedJob job) implements Wire {}

  /** The job of this process need not be asked for any more. */
  record Unwatch(UUID process) implements Wire {}

  /** An engine wants a slot, a connection or leave for one use; answered by {@link DeskMessage.Granted} when it is its turn. */
  record AskFor(ActorRef<DeskMessage> desk, Ask ask) implements Wire {}

  /** Nobody waits for this any more, or the connection is closed. */
  record Withdraw(UUID ticket) implements Wire {}

  /** The job of this process has ended for good, and its slot is free; idempotent. */
  record FreeSlot(UUID process) implements Wire {}

  /** An engine has met trouble with the computer; the list looks itself before it believes it. */
  record Report(Trouble trouble) implements Wire {}

  /** From people: what it is doing. */
  record Look(ActorRef<JobsListAnswer> replyTo) implements Wire {}

  /** @param now null when the computer is not known any more */
  record ConfiguredNow(Configured now) implements JobsListMessage {}

  /** @param answer null when the computer is in {@code trouble} */
  record QueryEnded(List<WatchedJob> asked, ListAnswer answer, Trouble trouble, long nanos) implements JobsListMessage {}

  /** @param trouble null when the computer can be worked with */
  record Probed(Trouble trouble) implements JobsListMessage {}

  /** Processes that have ended and still hold a slot: their slots are freed. */
  record Orphans(List<UUID> processes) implements JobsListMessage {}

  /** Timers of the actor, and that a configuration cannot be read for now. */
  enum Tick implements JobsListMessage { ADVANCE, LOOK, UNREADABLE }

  /** From the shard, when it moves or its node stops. */
  enum Stop implements JobsListMessage { INSTANCE }
}
