package org.clew.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.definition.Nursery;
import org.clew.process.Activity;
import org.clew.process.Agenda;
import org.clew.process.Birth;
import org.clew.process.Decider;
import org.clew.process.Decision;
import org.clew.process.Evolution;
import org.clew.process.Ids;
import org.clew.process.Outcome;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.RunControl;
import org.clew.process.Work;
import org.clew.workchain.ChainDefinition;
import org.clew.workchain.ChainRunner;

/** Runs a chain and its children one after the other on the thread of the test. Everything but the journal is lost in a crash. */
final class MemoryEngine {
  private final Memory memory;
  private final Journal journal;
  private final Definitions definitions;
  private final Map<String, Stub<?>> stubs;
  private final Map<UUID, ProcessEvent> recorded;
  private Coverage coverage = Coverage.NONE;
  private final Nursery nursery;
  private final int plays;
  private final Map<UUID, ProcessState> states = new LinkedHashMap<>();

  /**
   * Goes on from what is in the journal.
   *
   * @param plays how often a person lets a process go on that has paused itself
   */
  MemoryEngine(Memory memory, Journal journal, Definitions definitions, Map<String, Stub<?>> stubs, int plays) {
    this(memory, journal, definitions, stubs, plays, Map.of());
  }

  /** @param recorded how children end that are known already */
  MemoryEngine(Memory memory, Journal journal, Definitions definitions, Map<String, Stub<?>> stubs, int plays,
      Map<UUID, ProcessEvent> recorded) {
    this.memory = memory;
    this.journal = journal;
    this.definitions = definitions;
    this.stubs = stubs;
    this.plays = plays;
    this.recorded = recorded;
    this.nursery = new Nursery(memory, _ -> Map.of());
    journal.read().forEach(happened -> states.merge(happened.process(), Evolution.evolve(ProcessState.UNBORN, happened.event()),
        (state, _) -> Evolution.evolve(state, happened.event())));
  }

  /** The uuid of the process that {@link #launch} starts. */
  static UUID root(Definition definition) {
    return Ids.derived(new UUID(0, 0), definition.name());
  }

  void launch(Definition definition, Map<String, ?> raw) {
    var birth = nursery.birth(definition, raw, memory.newNode(root(definition)), null);
    persist(birth.node().uuid(), List.of(new ProcessEvent.Created(birth)));
  }

  /** Until nothing is left to do. */
  MemoryEngine drive() {
    try {
      int before;
      do {
        before = journal.size();
        for (var id : List.copyOf(states.keySet())) advance(id);
      } while (journal.size() > before);
      return this;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the test was interrupted", e);
    }
  }

  /** Tells it what is reached of the process that has no parent. */
  MemoryEngine coveredBy(Coverage reached) {
    coverage = reached;
    return this;
  }

  /** Lets a process go on that people have paused, or that could not be loaded. */
  MemoryEngine play(UUID id) {
    if (states.get(id).control().blocked() != null) tell(id, new ProcessCommand.Unblock());
    if (states.get(id).paused()) tell(id, new ProcessCommand.Play());
    return this;
  }

  Memory memory() {
    return memory;
  }

  Journal journal() {
    return journal;
  }

  Map<UUID, ProcessState> states() {
    return states;
  }

  private void advance(UUID id) throws InterruptedException {
    var birth = states.get(id).birth();
    if (recorded.containsKey(id)) {
      if (!states.get(id).isTerminal()) persist(id, List.of(recorded.get(id)));
      return;
    }
    var stub = birth.parent() == null ? null : stubs.get(birth.type());
    if (stub != null) {
      if (!states.get(id).isTerminal()) persist(id, List.of(stub.end(birth, earlierSiblings(birth), memory)));
      return;
    }
    tendChildren(id);
    var state = states.get(id);
    switch (Agenda.of(state)) {
      case Work.Steps() -> tell(id, new ProcessCommand.WorkDone(steps(state)));
      case Work.Children _, Work.Ended() -> { }
      case Work.Job _, Work.JobLater _ -> throw unstubbed(birth);
      case Work.Rest(var why) -> rest(state, why);
      case Work.Function(), Work.Killing _ -> throw new IllegalStateException("'" + birth.type() + "' does what a test cannot: "
          + Agenda.of(state).sentence());
    }
  }

  /** What a person does about a pause. */
  private void rest(ProcessState state, String why) {
    var id = state.birth().node().uuid();
    if (!state.paused() && state.control().pauseWanted() != null) {
      tell(id, new ProcessCommand.Settle(ProcessCommand.Settle.Descendants.TOLD), Activity.IDLE);
    } else if (state.paused() && pauses(id) <= plays) {
      tell(id, new ProcessCommand.Play());
    } else {
      throw new IllegalStateException("'" + state.birth().type() + "' cannot go on: " + why + " Its status: "
          + state.control().status() + " (chain.plays(n) lets it go on n times)");
    }
  }

  private long pauses(UUID id) {
    return journal.read().stream().filter(happened -> happened.process().equals(id)
        && happened.event() instanceof ProcessEvent.Paused).count();
  }

  /** Starts those that are not there yet, and listens to those that have ended. */
  private void tendChildren(UUID parent) {
    states.get(parent).chain().children().forEach((id, child) -> {
      if (!child.isOpen()) return;
      var state = states.get(id);
      if (state == null) persist(id, List.of(new ProcessEvent.Created(child.birth())));
      else if (state.isTerminal()) tell(parent, new ProcessCommand.ChildTold(id, state.outcome()));
    });
  }

  private List<ProcessEvent> steps(ProcessState state) throws InterruptedException {
    var definition = (ChainDefinition<?, ?, ?>) definitions.get(state.birth().type());
    return new ChainRunner(definitions, nursery).run(definition, state, new Control(state.birth().node().uuid()));
  }

  private int earlierSiblings(Birth birth) {
    var siblings = new ArrayList<UUID>();
    states.get(birth.parent().uuid()).chain().children().forEach((id, child) -> {
      if (child.birth().type().equals(birth.type())) siblings.add(id);
    });
    return siblings.indexOf(birth.node().uuid());
  }

  private void tell(UUID id, ProcessCommand command) {
    tell(id, command, Activity.BUSY);
  }

  private void tell(UUID id, ProcessCommand command, Activity activity) {
    switch (Decider.decide(states.get(id), command, activity, memory.now())) {
      case Decision.Emit(var events) -> persist(id, events);
      case Decision.Reject(var reason) -> throw new IllegalStateException(reason);
    }
  }

  private void persist(UUID id, List<ProcessEvent> events) {
    journal.append(id, events);
    for (var event : events) {
      states.put(id, Evolution.evolve(states.getOrDefault(id, ProcessState.UNBORN), event));
      if (states.get(id).birth().parent() == null) coverage.happened(event);
    }
  }

  private IllegalStateException unstubbed(Birth birth) {
    var parent = states.get(birth.parent().uuid()).birth();
    var label = birth.processLabel();
    return new IllegalStateException("'" + parent.type() + "' submitted the calculation job '" + birth.type()
        + "', and a test runs no jobs. Say how it ends: chain.stub(" + label + ".class, in -> ok(new " + label + ".Out(...)))");
  }

  private final class Control implements RunControl {
    private final UUID process;

    Control(UUID process) {
      this.process = process;
    }

    @Override public boolean shouldStop() {
      return false;
    }

    @Override public void atStep(String path) {}

    @Override public void decided(String path, boolean holds) {
      if (states.get(process).birth().parent() == null) coverage.decided(path, holds);
    }

    @Override public void persist(List<ProcessEvent> events) {
      MemoryEngine.this.persist(process, events);
    }

    @Override public Outcome awaitChild(UUID child) {
      throw new UnsupportedOperationException("a step of a work chain does not wait in place");
    }
  }
}
