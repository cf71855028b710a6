package org.clew.launch;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.clew.actors.Ended;
import org.clew.actors.ProcessContext.Peers;
import org.clew.actors.ProcessMessage;
import org.clew.process.Outcome;

/** Completes a future when a process has ended; asks again from time to time, since a process may have moved to another node. */
final class EndWatcher {
  private final Expected expected = new Expected();
  private final Peers peers;
  private final Duration askAgain;
  private ActorRef<Ended> self;

  EndWatcher(Peers peers, Duration askAgain) {
    this.peers = peers;
    this.askAgain = askAgain;
  }

  private enum AskAgain { NOW }

  Behavior<Ended> behavior() {
    return Behaviors.<Object>setup(actor -> Behaviors.withTimers(timers -> {
      timers.startTimerWithFixedDelay(AskAgain.NOW, AskAgain.NOW, askAgain);
      return Behaviors.receive(Object.class)
          .onMessage(Ended.class, ended -> {
            complete(ended.process(), ended.outcome());
            return Behaviors.same();
          })
          .onMessage(AskAgain.class, _ -> {
            expected.processes().forEach(this::ask);
            return Behaviors.same();
          })
          .build();
    })).narrow();
  }

  void startedAs(ActorRef<Ended> ref) {
    self = ref;
  }

  /** Completes once the process has ended; starts its actor if need be. Nothing is left of it when it is cancelled. */
  CompletableFuture<Outcome> watch(UUID process) {
    var future = expected.add(process);
    ask(process);
    return future;
  }

  void complete(UUID process, Outcome outcome) {
    expected.complete(process, outcome);
  }

  private void ask(UUID process) {
    peers.tell(process, new ProcessMessage.WatchEnd(self));
  }
}
