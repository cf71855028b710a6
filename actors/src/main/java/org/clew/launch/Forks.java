package org.clew.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.clew.checkpoint.Persister;
import org.clew.checkpoint.Timeline;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.definition.BirthInputs;
import org.clew.definition.Definition;
import org.clew.definition.Nursery;
import org.clew.outline.Resolution;
import org.clew.plugin.PluginServices;
import org.clew.process.Birth;
import org.clew.process.Fork;
import org.clew.process.Lifecycle;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.store.CheckpointTag;
import org.clew.store.Store;
import org.clew.workchain.ChainDefinition;

/** Makes new processes that go on from a checkpoint of another one; the other one is only read, and may be running. */
public final class Forks {
  private final Store store;
  private final Nursery nursery;
  private final CodeFinder code;
  private final Submitter submitter;

  Forks(Store store, Nursery nursery, CodeFinder code, Submitter submitter) {
    this.store = store;
    this.nursery = nursery;
    this.code = code;
    this.submitter = submitter;
  }

  /** What becomes of children that had not ended at the checkpoint. */
  public enum OpenChildren {
    /** Those that have finished well since are results of the fork, too; the others are started anew. */
    REUSE_GOOD,
    ANEW
  }

  /**
   * Where a fork would begin.
   *
   * @param source its state at the checkpoint
   * @param sequenceNr of the checkpoint
   * @param cursor where the fork goes on
   * @param definition code that it will run: of today, not that of the source
   * @param inputs of the source, nested by port name; data with its nodes
   */
  public record Plan(ProcessState source, long sequenceNr, String cursor, Definition definition, Map<String, Object> inputs) {}

  /**
   * Finds the checkpoint.
   *
   * @param from number of an event, name of a tag, or path of a step, which is then the first thing that the fork does
   * @throws RefusedException when it is none of these, is the end of the source, or cannot be gone on from
   * @throws org.clew.checkpoint.PersistenceException when the journal cannot be read
   */
  public Plan plan(UUID source, String from) {
    var present = Travel.present(store, source);
    var definition = code.newest(present).orElseThrow(() -> new RefusedException(CodeFinder.missing(present)));
    var timeline = new Timeline(store, source);
    var number = timeline.number(from);
    if (number.isPresent()) return at(number.get(), new Persister(store).loadCheckpoint(source, number.get()), definition);
    if (!(definition instanceof ChainDefinition<?, ?, ?> chain)) throw new RefusedException(unknown(source, from, List.of()));
    if (!chain.program().steps().contains(from)) throw new RefusedException(unknown(source, from, chain.program().steps()));
    var moment = timeline.before(from);
    return new Plan(moment.state(), moment.sequenceNr(), from, definition, inputs(present, definition));
  }

  /**
   * Makes the fork; completes when it is durable, with its inputs, outputs and what it has taken over.
   *
   * @param inputs nested by port name, in the place of those of the plan
   * @throws org.clew.spec.ValidationException before anything is written
   */
  public CompletionStage<Birth> fork(Plan plan, Map<String, ?> inputs, OpenChildren rule) {
    var env = nursery.env();
    var source = plan.source().birth();
    var birth = nursery.birth(plan.definition(), inputs, env.newNode(), null);
    var ended = new LinkedHashMap<UUID, Outcome>();
    var anew = new LinkedHashMap<UUID, Birth>();
    for (var child : Fork.openChildren(plan.source())) {
      var id = child.birth().node().uuid();
      var outcome = rule == OpenChildren.REUSE_GOOD ? goodEnd(id) : null;
      if (outcome != null) ended.put(id, outcome);
      else anew.put(id,
          ofToday(Fork.birth(child, env.newNode(Fork.substitute(birth.node().uuid(), id)), birth.node(), env.now())));
    }
    var same = nodes(birth.inputs()).equals(nodes(source.inputs())) ? Fork.Inputs.SAME : Fork.Inputs.CHANGED;
    var progress = Fork.progress(plan.source(), plan.cursor(), same, ended, anew);
    var forked = new ProcessEvent.Forked(birth.at(), source.node().uuid(), plan.sequenceNr(), progress);
    return submitter.fork(birth, forked).thenApply(_ -> birth);
  }

  private Plan at(long number, ProcessState state, Definition definition) {
    var pk = state.birth().node().pk();
    if (state.isTerminal()) throw new RefusedException("Checkpoint " + number + " is the end of process " + pk
        + "; the last one to go on from is " + (number - 1) + ".");
    var inputs = inputs(state, definition);
    if (definition instanceof ChainDefinition<?, ?, ?> chain)
      return new Plan(state, number, cursor(state, chain), definition, inputs);
    if (state.lifecycle() instanceof Lifecycle.Created)
      return new Plan(state, number, state.chain().cursor(), definition, inputs);
    throw new RefusedException("At checkpoint " + number + " process " + pk + ", a " + state.birth().kind().durable()
        + ", has begun what belongs to it alone, such as its folder and its job. Fork it from its beginning, '--from 1'"
        + (state.isCalcJob() ? "; one that has not ended can do a phase again, see 'clew process retry'." : "."));
  }

  private static String cursor(ProcessState state, ChainDefinition<?, ?, ?> chain) {
    return switch (chain.program().resolve(state.chain().cursor())) {
      case Resolution.Exact(var found) -> found.path();
      case Resolution.Renamed(_, var found) -> found.path();
      case Resolution.Unresolvable _ -> throw new RefusedException("The outline of '" + chain.name()
          + "' of today does not know where"
          + " that checkpoint stands (" + state.chain().cursor() + "). Name the step to go on with, --from STEP, one of "
          + String.join(", ", chain.program().steps()) + ".");
    };
  }

  private Map<String, Object> inputs(ProcessState state, Definition definition) {
    return PluginServices.call(definition.owner(), () -> BirthInputs.nested(state.birth(), nursery.env()));
  }

  private String unknown(UUID source, String from, List<String> steps) {
    var tags = store.tags(Birth.persistenceId(source)).stream().map(CheckpointTag::tag).toList();
    return "'" + from + "' is no checkpoint: give a number of 'clew process checkpoints'"
        + (tags.isEmpty() ? "" : ", a tag (" + String.join(", ", tags) + ")")
        + (steps.isEmpty() ? "." : ", or a step (" + String.join(", ", steps) + ").");
  }

  /** Null unless the child has finished with exit status 0. */
  private Outcome goodEnd(UUID child) {
    var last = store.highestSequenceNr(Birth.persistenceId(child));
    if (last == 0) return null;
    var state = new Persister(store).loadCheckpoint(child, last);
    return state.isTerminal() && state.outcome().isOk() ? state.outcome() : null;
  }

  /** New processes run the code of today. */
  private Birth ofToday(Birth child) {
    return code.newest(child).map(definition -> child.with(nursery.versions().apply(definition), definition.fingerprint()))
        .orElse(child);
  }

  private static Map<String, NodeRef> nodes(Map<String, Value> values) {
    var nodes = new LinkedHashMap<String, NodeRef>();
    values.forEach((label, value) -> nodes.put(label, value.ref()));
    return nodes;
  }
}
