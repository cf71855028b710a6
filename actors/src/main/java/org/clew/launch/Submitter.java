package org.clew.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clew.codec.EventCodec;
import org.clew.codec.ProcessEventSerializer;
import org.clew.data.NodeRef;
import org.clew.definition.Definition;
import org.clew.definition.Nursery;
import org.clew.definition.ProcessScope;
import org.clew.journal.Newborns;
import org.clew.process.Birth;
import org.clew.process.ProcessEvent;
import org.clew.projection.BoundProjection;
import org.clew.spec.ProcessKind;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Row;
import org.clew.store.Store;
import org.clew.store.Uuids;

/**
 * Writes the first event of processes, and with it their nodes: from then on they exist, whether an engine is up or not. Needs a
 * store only, no actor system.
 */
public final class Submitter {
  private final Store store;
  private final Nursery nursery;
  private final BoundProjection projection;
  private final Newborns newborns = new Newborns();
  private final String writer = Uuids.next().toString();

  public Submitter(Store store, Nursery nursery, BoundProjection projection) {
    this.store = store;
    this.nursery = nursery;
    this.projection = projection;
  }

  /** Processes that exist now and of which there is only the first event. */
  Newborns newborns() {
    return newborns;
  }

  /** A process to submit: nested inputs by port name, raw values and data mixed. */
  public record Launch(Definition definition, Map<String, ?> inputs) {}

  /**
   * Writes all in one transaction; completes when they are durable. No value gets a node before the inputs of all are valid.
   *
   * @throws org.clew.spec.ValidationException before anything is written
   * @throws IllegalStateException inside a running process, which submits through its own handle
   */
  public CompletionStage<List<Birth>> submit(List<Launch> launches) {
    refuseInsideProcess();
    if (launches.size() > 1) launches.forEach(launch -> launch.definition().spec().process(launch.inputs()).orThrow());
    var births = new ArrayList<Birth>(launches.size());
    for (var launch : launches) births.add(nursery.birth(launch.definition(), launch.inputs(), node(), null));
    var batch = batch(births);
    return store.write(batch).thenApply(_ -> {
      batch.events().forEach(newborns::add);
      return births;
    });
  }

  /** Writes a process that begins with what it has taken over from another one; completes when it is durable. */
  CompletionStage<Void> fork(Birth birth, ProcessEvent.Forked forked) {
    refuseInsideProcess();
    return store.write(batch(birth, List.of(new ProcessEvent.Created(birth), forked)));
  }

  /** Makes children exist that do not yet. */
  public CompletionStage<Void> createAbsent(List<Birth> births) {
    var writes = births.stream().map(this::createAbsent).toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(writes);
  }

  private CompletableFuture<Void> createAbsent(Birth birth) {
    var batch = batch(List.of(birth));
    return store.writeIfAbsent(batch).toCompletableFuture().thenAccept(isNew -> {
      if (isNew) batch.events().forEach(newborns::add);
    });
  }

  private Batch batch(List<Birth> births) {
    var events = new ArrayList<EventRow>(births.size());
    var rows = new ArrayList<Row>();
    for (var birth : births) {
      var one = batch(birth, List.of(new ProcessEvent.Created(birth)));
      events.addAll(one.events());
      rows.addAll(one.rows());
    }
    return new Batch(events, rows);
  }

  private Batch batch(Birth birth, List<ProcessEvent> begin) {
    var events = new ArrayList<EventRow>(begin.size());
    for (var event : begin) events.add(new EventRow(birth.persistenceId(), events.size() + 1L, ProcessEventSerializer.IDENTIFIER,
        EventCodec.manifest(event), EventCodec.encode(event), writer, event.at().toEpochMilli()));
    return new Batch(events, projection.rows(birth.persistenceId(), 1, List.copyOf(begin)));
  }

  private NodeRef node() {
    return nursery.env().newNode();
  }

  private static void refuseInsideProcess() {
    var inside = ProcessScope.current();
    if (inside == null || inside.kind() == ProcessKind.WORKFUNCTION) return;
    throw new IllegalStateException("process " + inside.node().pk() + " is running on this thread: inside a "
        + (inside.kind().isCalculation() ? "calculation no process can be called"
            : "work chain use run.submit(...) and await the child"));
  }
}
