package org.clew.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.checkpoint.RecordedJournal;
import org.clew.definition.Definitions;
import org.clew.process.Evolution;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.workchain.ChainDefinition;
import org.clew.workchain.ChainRunner;

/** Takes a recorded process up after each of its events. */
final class Replay<O extends Record> {
  private final ChainDefinition<?, ?, ?> definition;
  private final Class<O> outputs;
  private final Definitions definitions;
  private final Map<String, Stub<?>> stubs;
  private final Coverage coverage;
  private final List<String> obstacles = new ArrayList<>();

  Replay(ChainDefinition<?, ?, ?> definition, Class<O> outputs, Definitions definitions, Map<String, Stub<?>> stubs,
      Coverage coverage) {
    this.definition = definition;
    this.outputs = outputs;
    this.definitions = definitions;
    this.stubs = stubs;
    this.coverage = coverage;
  }

  List<Resumed<O>> of(Path file) {
    var recorded = RecordedJournal.read(text(file));
    var type = recorded.birth().type();
    if (!type.equals(definition.name()))
      throw new AssertionError(file + " tells of a process of '" + type + "', not of '" + definition.name()
          + "'; the durable name of a process must stay");
    var events = recorded.events(recorded.root());
    var ends = ends(recorded);
    var resumed = new ArrayList<Resumed<O>>();
    for (int left = 1; left <= events.size(); left++) resume(recorded.root(), events, left, ends, resumed);
    if (!obstacles.isEmpty())
      throw new AssertionError("'" + definition.name() + "' does not go on from what " + file.getFileName()
          + " has recorded:\n" + String.join("\n", obstacles)
          + "\nGive renamed steps their old ids with formerly(...), and keep the names and types of what the context holds.");
    return resumed;
  }

  private void resume(UUID root, List<ProcessEvent> events, int left, Map<UUID, ProcessEvent> ends, List<Resumed<O>> resumed) {
    var kept = events.subList(0, left);
    var state = kept.stream().reduce(ProcessState.UNBORN, Evolution::evolve, (_, last) -> last);
    if (state.isTerminal() || state.control().kill() != null) return;
    var after = EventNames.of(kept.getLast());
    try {
      if (ChainRunner.obstacle(definition, state) instanceof String sentence) throw new IllegalStateException(sentence);
      var memory = Memory.after(kept.getLast().at(), lastPk(events));
      var engine = new MemoryEngine(memory, Journal.of(root, kept), definitions, stubs, 0, ends).coveredBy(coverage).play(root)
          .drive();
      var result = new ChainResult<>(definition, outputs, engine, root);
      if (result.state().equals("excepted") && !(events.getLast() instanceof ProcessEvent.Excepted))
        throw new IllegalStateException("it excepts: " + result.exception().orElse("") + ", after the steps " + result.steps());
      resumed.add(new Resumed<>(after, left, result));
    } catch (RuntimeException e) {
      obstacles.add("  after " + after + ", event " + left + ": " + e.getMessage());
    }
  }

  /** How the children have ended, by uuid. */
  private static Map<UUID, ProcessEvent> ends(RecordedJournal recorded) {
    var ends = new HashMap<UUID, ProcessEvent>();
    for (var process : recorded.processes()) {
      var last = recorded.events(process).getLast();
      if (last instanceof ProcessEvent.Finished || last instanceof ProcessEvent.Excepted || last instanceof ProcessEvent.Killed)
        ends.put(process, last);
    }
    ends.remove(recorded.root());
    return ends;
  }

  /** A number that no node of the record has. */
  private static long lastPk(List<ProcessEvent> events) {
    return ((ProcessEvent.Created) events.getFirst()).birth().node().pk() + 1_000_000;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
