package org.clew.launch;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clew.definition.BirthInputs;
import org.clew.definition.Definition;
import org.clew.definition.Nursery;
import org.clew.launch.Migration.Fit;
import org.clew.outline.Resolution;
import org.clew.plugin.PluginServices;
import org.clew.pluginjar.PluginException;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessState;
import org.clew.spec.Processed;
import org.clew.spec.ValidationError;
import org.clew.store.Store;
import org.clew.workchain.ChainDefinition;

/** Judges whether processes can go on with the code of today, or with that of a source file. Writes nothing. */
public final class Migrations {
  private final Store store;
  private final Nursery nursery;
  private final CodeFinder code;

  Migrations(Store store, Nursery nursery, CodeFinder code) {
    this.store = store;
    this.nursery = nursery;
    this.code = code;
  }

  /**
   * Judges one process.
   *
   * @param to path of the step to go on with, null to stay where it is
   * @param source the code to use, null for that which new processes take
   * @throws RefusedException for what has no journal
   * @throws org.clew.checkpoint.PersistenceException when its journal cannot be read
   */
  public Migration judge(UUID process, String to, SourceLoader source) {
    var state = Travel.present(store, process);
    if (state.isTerminal()) return impossible(state, "It has ended.");
    if (state.control().kill() != null) return impossible(state, "It is being killed.");
    try {
      var found = source == null ? code.newest(state) : code.adopt(source).find(state.birth().type());
      if (found.isEmpty()) return impossible(state, source == null ? CodeFinder.missing(state)
          : source.fileName() + " does not define '" + state.birth().type() + "'.");
      var definition = found.get();
      return PluginServices.call(definition.owner(), () -> judge(state, definition, to));
    } catch (SourceLoader.SourceException | PluginException | LinkageError e) {
      return impossible(state, e.getMessage());
    }
  }

  private Migration judge(ProcessState state, Definition definition, String to) {
    if (definition.kind() != state.birth().kind()) return impossible(state, "'" + definition.name() + "' is a "
        + definition.kind().durable() + " today, this is a " + state.birth().kind().durable() + ".");
    if (definition.spec().process(BirthInputs.nested(state.birth(), nursery.env())) instanceof Processed.Invalid(var errors))
      return impossible(state, "Its inputs are not valid today: "
          + errors.stream().map(ValidationError::toString).collect(Collectors.joining("; ")) + ".");
    var version = nursery.versions().apply(definition);
    if (definition instanceof ChainDefinition<?, ?, ?> chain) return judge(state, chain, version, to);
    if (to != null) return impossible(state, "A " + definition.kind().durable() + " has no steps.");
    return isCurrent(state, version) ? current(state) : fits(Fit.FITS, state, definition, version, null);
  }

  private Migration judge(ProcessState state, ChainDefinition<?, ?, ?> chain, Map<String, Object> version, String to) {
    var problem = chain.contextProblem(state.chain().context(), nursery.env());
    if (problem != null) return impossible(state, "Its context cannot be read: " + problem + ".");
    if (to != null) {
      if (!chain.program().steps().contains(to))
        return impossible(state, StepBacks.noStep(chain.name(), to, chain.program().steps()));
      return to.equals(state.chain().cursor()) && isCurrent(state, version) ? current(state)
          : fits(Fit.FITS, state, chain, version, to);
    }
    return switch (chain.program().resolve(state.chain().cursor())) {
      case Resolution.Exact _ -> isCurrent(state, version) ? current(state) : fits(Fit.FITS, state, chain, version, null);
      case Resolution.Renamed(_, var found) -> new Migration(state.birth(), Fit.RENAMED, "Goes on at " + found.path() + ".",
          command(state, chain, version, null));
      case Resolution.Unresolvable _ -> new Migration(state.birth(), Fit.NEEDS_STEP, "It stands at '" + state.chain().cursor()
          + "', which the outline does not know today. Name the step to go on with, one of "
          + String.join(", ", chain.program().steps()) + ".", null);
    };
  }

  private static boolean isCurrent(ProcessState state, Map<String, Object> version) {
    return state.control().blocked() == null && state.birth().version().equals(version);
  }

  private static Migration fits(Fit fit, ProcessState state, Definition definition, Map<String, Object> version, String cursor) {
    return new Migration(state.birth(), fit, cursor == null ? "" : "Goes on at " + cursor + ".",
        command(state, definition, version, cursor));
  }

  /** A renamed cursor is found by the runner itself, so only a new one has to be told. */
  private static ProcessCommand.Migrate command(ProcessState state, Definition definition, Map<String, Object> version,
      String cursor) {
    return new ProcessCommand.Migrate(version, definition.fingerprint(), cursor, state.chain().cursor());
  }

  private static Migration current(ProcessState state) {
    return new Migration(state.birth(), Fit.CURRENT, "", null);
  }

  private static Migration impossible(ProcessState state, String reason) {
    return new Migration(state.birth(), Fit.IMPOSSIBLE, reason, null);
  }
}
