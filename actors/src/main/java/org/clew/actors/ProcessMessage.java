package org.clew.actors;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.clew.process.Outcome;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessEvent;

/**
 * What a process actor hears: {@link Wire} messages from anywhere in the cluster, the others from itself and its workers only.
 */
public sealed interface ProcessMessage {

  /** May cross the network; serialized by {@link WireSerializer}, never by Java serialization. */
  sealed interface Wire extends ProcessMessage {}

  /** A typed control message of people or of a parent; answered when the intent is durable. */
  record Control(ProcessCommand.Control command, ActorRef<ControlAnswer> replyTo) implements Wire {}

  /** The process exists (and should be going on); answered with nothing. */
  record Wake() implements Wire {}

  /** What the process is doing, as its actor knows it. */
  record Status(ActorRef<StatusAnswer> replyTo) implements Wire {}

  /** Tell {@code watcher} once when the process has ended; at once when it has. */
  record WatchEnd(ActorRef<Ended> watcher) implements Wire {}

  /** From a parent that waits: a child that has ended tells it again. */
  record TellMe(UUID parent) implements Wire {}

  /** From a child that ended, until the parent answers {@link Heard}. */
  record ChildTold(UUID child, Outcome outcome) implements Wire {}

  /** The parent has what {@link ChildTold} said, durably: the child need not tell it again. */
  record Heard(UUID parent) implements Wire {}

  /** Work ended; {@code events} is what happened, {@code failure} what the worker could not turn into events, or null. */
  record WorkEnded(long token, List<ProcessEvent> events, Throwable failure) implements ProcessMessage {}

  /** Running work wants events durable before it goes on. */
  record Progress(long token, List<ProcessEvent> events, CompletableFuture<Void> done) implements ProcessMessage {}

  /** The cancelling of the job ended; {@code cancelled} is null when it failed, and {@code failure} then says why. */
  record CancelEnded(long token, ProcessEvent cancelled, Throwable failure) implements ProcessMessage {}

  /** The children that were asked for exist; {@code failure} is not null when they could not be made, and is tried again. */
  record ChildrenCreated(Throwable failure) implements ProcessMessage {}

  /** A child has its kill intent durable, or has ended. */
  record ChildAnsweredKill(UUID child) implements ProcessMessage {}

  /** A timer of the actor. */
  enum Tick implements ProcessMessage { STEP_VISIBLE, JOB_DUE, TELL_PARENT, TELL_CHILDREN, CREATE_CHILDREN, IDLE, SETTLE, UNBLOCK,
      DEADLINE }

  /** From the shard, when it moves or its node stops: leave; what is under way is done again elsewhere. */
  enum Stop implements ProcessMessage { INSTANCE }
}
