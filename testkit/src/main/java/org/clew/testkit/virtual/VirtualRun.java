package org.clew.testkit.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.clew.checkpoint.RecordedJournal;
import org.clew.codec.EventCodec;
import org.clew.data.Data;
import org.clew.data.NodeRef;
import org.clew.definition.Definition;
import org.clew.launch.Engine;
import org.clew.launch.EngineEnv;
import org.clew.process.Birth;
import org.clew.process.Env;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.spec.LinkLabels;
import org.clew.spec.Property;
import org.clew.spec.Records;
import org.clew.store.Graph.LogRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.workchain.Result;
import org.clew.workchain.Results;

/**
 * A process on a {@link VirtualEngine}. What tells of its end throws AssertionError as long as it has not ended.
 *
 * @param <O> record of its outputs
 */
public final class VirtualRun<O extends Record> {
  private final VirtualEngine engine;
  private final Definition definition;
  private final Class<O> type;
  private final NodeRef node;
  private Engine watched;
  private CompletableFuture<Outcome> ended;

  VirtualRun(VirtualEngine engine, Definition definition, Class<O> type, NodeRef node) {
    this.engine = engine;
    this.definition = definition;
    this.type = type;
    this.node = node;
    hasEnded();
  }

  public long pk() {
    return node.pk();
  }

  public UUID uuid() {
    return node.uuid();
  }

  /** Also when it was submitted to an engine that has died since. */
  public boolean hasEnded() {
    if (watched != engine.engine()) {
      watched = engine.engine();
      ended = watched.watch(node).ended();
    }
    return ended.isDone();
  }

  public Outcome outcome() {
    if (!hasEnded()) throw new AssertionError(this + " has not ended; it is " + status());
    return ended.join();
  }

  /** {@code finished}, {@code excepted} or {@code killed}. */
  public String state() {
    return outcome().state();
  }

  /** Null when it did not finish. */
  public Integer exitStatus() {
    return outcome().exitStatus();
  }

  /** As a parent sees it, to be matched on. */
  public Result<O> result() {
    return Results.of(definition, outcome(), env());
  }

  /** One output; throws AssertionError saying how the process ended when not all required ones are there. */
  public <D> D out(Property<O, D> port) {
    if (!outcome().isOk()) throw new AssertionError(toString());
    return port.get(Records.fromMap(type, LinkLabels.nest(outputs()), "outputs"));
  }

  /** All outputs by link label, also of a process that failed. */
  public Map<String, Data> outputs() {
    return env().loadAll(outcome().outputs());
  }

  /** From its birth to its end, or until now. */
  public Duration lasted() {
    var journal = journal();
    return Duration.between(journal.getFirst().at(), hasEnded() ? journal.getLast().at() : now());
  }

  /** State and what it waits for, in words. */
  public String status() {
    return engine.status(uuid());
  }

  /** As listings show it. */
  public ProcessRow row() {
    return engine.engine().store().graph().process(pk()).orElseThrow();
  }

  /** The processes that it called, in the order in which they were made. */
  public List<ProcessRow> children() {
    return engine.engine().store().graph().called(pk());
  }

  /** Messages of its log. */
  public List<String> reports() {
    return engine.engine().store().graph().logs(pk()).stream().map(LogRow::message).toList();
  }

  /** All that happened to it so far. */
  public List<ProcessEvent> journal() {
    return journal(uuid());
  }

  /** All that happened so far to another process of the same engine, such as a child. */
  public List<ProcessEvent> journal(UUID process) {
    return engine.engine().store().events(Birth.persistenceId(process), 1, Long.MAX_VALUE, Long.MAX_VALUE).stream()
        .map(row -> EventCodec.decode(row.manifest(), row.payload())).toList();
  }

  /** Writes its journal and those of all that it called, as {@code clew process export-journal} does. */
  public void exportJournal(Path file) {
    try {
      Files.writeString(file, RecordedJournal.of(engine.engine().store(), row()).text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Itself, if it ended well; else throws AssertionError with exit code or stack trace. */
  public VirtualRun<O> ok() {
    if (!outcome().isOk()) throw new AssertionError(toString());
    return this;
  }

  private Instant now() {
    return engine.time().instant();
  }

  private Env env() {
    return new EngineEnv(engine.engine().store(), engine.engine().repository(), engine.time());
  }

  @Override public String toString() {
    var row = row();
    var status = row.exitStatus() == null ? "" : " with exit status " + row.exitStatus();
    var message = Optional.ofNullable(row.exitMessage()).or(() -> Optional.ofNullable(row.exception())).map(text -> ": " + text)
        .orElse("");
    return "process " + pk() + " '" + definition.name() + "' " + row.state() + status + message;
  }
}
