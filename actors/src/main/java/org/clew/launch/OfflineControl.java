package org.clew.launch;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.clew.actors.ControlAnswer;
import org.clew.checkpoint.Persister;
import org.clew.codec.EventCodec;
import org.clew.codec.ProcessEventSerializer;
import org.clew.process.Activity;
import org.clew.process.Birth;
import org.clew.process.Decider;
import org.clew.process.Decision;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessEvent;
import org.clew.projection.BoundProjection;
import org.clew.projection.ProcessBinding;
import org.clew.spec.ProcessKind;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Graph;
import org.clew.store.StaleWriterException;
import org.clew.store.Store;
import org.clew.store.Uuids;

/**
 * Pauses, plays and kills processes while no engine is up, by writing the intent into their journals. Needs a store only.
 *
 * <p>The next engine finds the intent before it does anything else. Should an engine come up while this writes, then the sequence
 * number decides: the loser reads again and decides anew, here as in the actor of the process. Calls block.
 */
public final class OfflineControl {
  /** Which processes a command is for. A kill always reaches the descendants: one way or the other they are killed with it. */
  public enum Reach { PROCESS, DESCENDANTS }

  private static final int TRIES = 10;

  private final Store store;
  private final BoundProjection projection;
  private final Clock clock;
  private final String writer = Uuids.next().toString();

  public OfflineControl(Store store, Clock clock) {
    this.store = store;
    this.projection = new BoundProjection(1000, uuid -> store.graph().node(uuid).map(ProcessBinding::of).orElse(null));
    this.clock = clock;
  }

  /**
   * Answers once the intent is durable; first for the process, then for the descendants that it reaches. Those that have ended
   * already are left out.
   *
   * @throws org.clew.store.StoreException when the store refuses
   */
  public List<ControlAnswer> control(UUID process, ProcessCommand.Control command, Reach reach) {
    var answers = new ArrayList<ControlAnswer>();
    if (command instanceof ProcessCommand.Stop && reach == Reach.DESCENDANTS) {
      store.graph().node(process).flatMap(node -> store.graph().process(node.pk())).ifPresent(row -> jobs(row, command, answers));
      return answers;
    }
    answers.add(control(process, command));
    if (answers.getFirst() instanceof ControlAnswer.Accepted
        && (reach == Reach.DESCENDANTS || command instanceof ProcessCommand.Kill)) {
      store.graph().node(process).ifPresent(node -> descend(node.pk(), forDescendants(command, node.pk()), answers));
    }
    return answers;
  }

  /** The command for one process alone. */
  public ControlAnswer control(UUID process, ProcessCommand.Control command) {
    for (var tries = 1;; tries++) {
      try {
        return attempt(process, command);
      } catch (StaleWriterException e) {
        if (tries == TRIES) {
          return new ControlAnswer.Refused(process, "Process " + process + " is busy in another engine; try again.");
        }
      }
    }
  }

  private ControlAnswer attempt(UUID process, ProcessCommand.Control command) {
    var persistenceId = Birth.persistenceId(process);
    var last = store.highestSequenceNr(persistenceId);
    if (last == 0) return new ControlAnswer.Refused(process, store.graph().node(process)
        .map(node -> "Process " + node.pk() + " has ended, and has no journal: it ran inside its caller, or was imported.")
        .orElse("There is no process " + process + " in this store."));
    var state = new Persister(store).loadCheckpoint(process, last);
    return switch (Decider.decide(state, command, Activity.IDLE, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
      case Decision.Reject(var reason) -> new ControlAnswer.Refused(process, reason);
      case Decision.Emit(var events) -> {
        if (!events.isEmpty()) write(persistenceId, last + 1, events);
        yield new ControlAnswer.Accepted(process);
      }
    };
  }

  private void write(String persistenceId, long first, List<ProcessEvent> events) {
    var rows = new ArrayList<EventRow>(events.size());
    for (var event : events) {
      rows.add(new EventRow(persistenceId, first + rows.size(), ProcessEventSerializer.IDENTIFIER, EventCodec.manifest(event),
          EventCodec.encode(event), writer, event.at().toEpochMilli()));
    }
    try {
      store.write(new Batch(rows, projection.rows(persistenceId, first, List.copyOf(events)))).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Only calculation jobs can be stopped. */
  private void jobs(Graph.ProcessRow process, ProcessCommand.Control command, List<ControlAnswer> answers) {
    if (!process.sealed() && process.kind().equals(ProcessKind.CALCJOB.durable())) answers.add(control(process.uuid(), command));
    for (var child : store.graph().called(process.pk())) jobs(child, command, answers);
  }

  private void descend(long pk, ProcessCommand.Control command, List<ControlAnswer> answers) {
    for (Graph.ProcessRow child : store.graph().called(pk)) {
      if (!child.sealed()) answers.add(control(child.uuid(), command));
      descend(child.pk(), forDescendants(command, child.pk()), answers);
    }
  }

  private static ProcessCommand.Control forDescendants(ProcessCommand.Control command, long caller) {
    return command instanceof ProcessCommand.Kill(_, var mode)
        ? new ProcessCommand.Kill("Killed by its caller, process " + caller, mode) : command;
  }
}
