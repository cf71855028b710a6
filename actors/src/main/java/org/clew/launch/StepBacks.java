package org.clew.launch;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.clew.checkpoint.Timeline;
import org.clew.process.ChildRecord;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessState;
import org.clew.spec.Suggestion;
import org.clew.store.Store;
import org.clew.workchain.ChainDefinition;

/** Finds what to ask of a process that is to go on from an earlier step of its own. */
public final class StepBacks {
  private final Store store;
  private final CodeFinder code;

  StepBacks(Store store, CodeFinder code) {
    this.store = store;
    this.code = code;
  }

  /**
   * The command that lets the process do this step again, and what follows it.
   *
   * @param step path of a step of its outline
   * @throws RefusedException when the process has ended, has no such step, or has made what would have to be undone
   * @throws org.clew.checkpoint.PersistenceException when its journal cannot be read
   */
  public ProcessCommand.StepBack command(UUID process, String step) {
    var now = Travel.present(store, process);
    var who = "Process " + now.birth().node().pk();
    if (now.isTerminal())
      throw new RefusedException(who + " has ended and stays as it is. 'clew process fork " + now.birth().node().pk()
          + " --from " + step + "' goes on from that step in a new process.");
    if (!(definition(now) instanceof ChainDefinition<?, ?, ?> chain)) throw new RefusedException(who + " is a "
        + now.birth().kind().durable() + " and has no steps; a calculation job is retried by --phase.");
    checkStep(chain, step);
    var moment = new Timeline(store, process).before(step);
    var outputs = new LinkedHashSet<>(now.outputs().keySet());
    outputs.removeAll(moment.state().outputs().keySet());
    if (!outputs.isEmpty())
      throw new RefusedException(who + " has put out " + String.join(", ", outputs) + " since that step, and outputs"
          + " are never replaced. " + remedy(now, step));
    var open = open(now);
    if (!open.isEmpty()) throw new RefusedException(who + " has called processes that have not ended: " + String.join(", ", open)
        + ". Pause it, kill them, then ask again. " + remedy(now, step));
    return new ProcessCommand.StepBack(step, moment.sequenceNr(), moment.state().chain().context(), now.chain().stepsDone());
  }

  static void checkStep(ChainDefinition<?, ?, ?> chain, String step) {
    var steps = chain.program().steps();
    if (!steps.contains(step)) throw new RefusedException(noStep(chain.name(), step, steps));
  }

  static String noStep(String name, String step, Collection<String> steps) {
    return "'" + name + "' has no step '" + step + "'" + Suggestion.nearest(step, steps)
        .map(near -> "; did you mean '" + near + "'?")
        .orElse(".") + " Its steps: " + String.join(", ", steps) + ".";
  }

  private static List<String> open(ProcessState state) {
    return state.chain().children().values().stream().filter(ChildRecord::isOpen)
        .map(child -> String.valueOf(child.birth().node().pk()))
        .toList();
  }

  private static String remedy(ProcessState state, String step) {
    return "Or take a new branch: 'clew process fork " + state.birth().node().pk() + " --from " + step + "'.";
  }

  private org.clew.definition.Definition definition(ProcessState state) {
    return code.find(state).orElseThrow(() -> new RefusedException(CodeFinder.missing(state)));
  }
}
