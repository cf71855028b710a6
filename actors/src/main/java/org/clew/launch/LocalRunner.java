package org.clew.launch;

import java.util.List;
import java.util.Optional;
import org.clew.actors.Runner;
import org.clew.calcjob.CalcJobRun;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.definition.Nursery;
import org.clew.function.FunctionRunner;
import org.clew.function.ProcessFunction;
import org.clew.job.JobException;
import org.clew.job.JobPhases;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.RunControl;
import org.clew.process.Work;
import org.clew.workchain.ChainDefinition;
import org.clew.workchain.ChainRunner;

/** Runs user code of this JVM's definitions. */
final class LocalRunner implements Runner {
  private final CodeFinder definitions;
  private final ChainRunner chains;
  private final FunctionRunner functions;
  private final JobPhases jobs;
  private final Nursery nursery;

  /** Finds definitions, also those whose source is kept in the repository. */
  @FunctionalInterface
  interface CodeFinder {
    Optional<Definition> find(ProcessState state);
  }

  LocalRunner(CodeFinder definitions, Definitions known, Nursery nursery, JobPhases jobs) {
    this.definitions = definitions;
    this.nursery = nursery;
    this.jobs = jobs;
    this.chains = new ChainRunner(known, nursery);
    this.functions = new FunctionRunner(nursery.env(), new NurseryChildren(known, nursery));
  }

  @Override public List<ProcessEvent> run(Work work, ProcessState state, RunControl control) throws InterruptedException {
    if (obstacle(state).orElse(null) instanceof String reason) {
      return List.of(new ProcessEvent.Blocked(nursery.env().now(), reason));
    }
    return switch (work) {
      case Work.Steps() -> chains.run((ChainDefinition<?, ?, ?>) definition(state), state, control);
      case Work.Function() -> functions.run((ProcessFunction) definition(state), state, control);
      case Work.Job(var phase) -> jobs.run(phase, state, nursery.env(), control::persist);
      case Work.Children _, Work.JobLater _, Work.Killing _, Work.Rest _, Work.Ended _ ->
          throw new IllegalArgumentException("no runner for " + work);
    };
  }

  @Override public ProcessEvent cancel(ProcessState state) throws JobException, InterruptedException {
    return jobs.cancel(state, nursery.env());
  }

  @Override public Optional<String> obstacle(ProcessState state) {
    var found = definitions.find(state).orElse(null);
    return switch (found) {
      case null -> Optional.of("The code of '" + state.birth().type() + "' cannot be loaded here. Put its jar on the class path of the"
          + " engine (plugins) and restart the engine; the process then goes on.");
      case ChainDefinition<?, ?, ?> chain -> Optional.ofNullable(chains.obstacle(chain, state));
      case CalcJobRun<?, ?> _, ProcessFunction _ -> Optional.empty();
      default -> Optional.of("'" + state.birth().type() + "' is a " + found.kind().durable() + " that this engine cannot run.");
    };
  }

  private Definition definition(ProcessState state) {
    return definitions.find(state).orElseThrow();
  }
}
