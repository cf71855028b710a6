package org.clew.launch;

import java.util.List;
import java.util.Optional;
import org.clew.actors.Runner;
import org.clew.calcjob.CalcJobRun;
import org.clew.calcjob.JobParser;
import org.clew.definition.Definition;
import org.clew.definition.Nursery;
import org.clew.definition.ProcessScope;
import org.clew.function.FunctionRunner;
import org.clew.function.ProcessFunction;
import org.clew.job.JobException;
import org.clew.job.JobPhases;
import org.clew.job.Reparsing;
import org.clew.plugin.PluginServices;
import org.clew.pluginjar.PluginException;
import org.clew.process.Birth;
import org.clew.process.Change;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.RunControl;
import org.clew.process.Traces;
import org.clew.process.Work;
import org.clew.workchain.ChainDefinition;
import org.clew.workchain.ChainRunner;

/** Runs user code of this JVM's definitions. */
final class LocalRunner implements Runner {
  private static final System.Logger LOG = System.getLogger(LocalRunner.class.getName());

  private final CodeFinder code;
  private final JobPhases jobs;
  private final Nursery nursery;
  private final CleanUp cleanUp;

  LocalRunner(CodeFinder code, Nursery nursery, JobPhases jobs, CleanUp cleanUp) {
    this.code = code;
    this.nursery = nursery;
    this.jobs = jobs;
    this.cleanUp = cleanUp;
  }

  @Override public List<ProcessEvent> run(Work work, ProcessState state, RunControl control) throws InterruptedException {
    if (obstacle(state).orElse(null) instanceof String reason) {
      return List.of(new ProcessEvent.Blocked(nursery.env().now(), reason));
    }
    return PluginServices.<List<ProcessEvent>, InterruptedException>call(code.loader(state), () -> work(work, state, control));
  }

  private List<ProcessEvent> work(Work work, ProcessState state, RunControl control) throws InterruptedException {
    return switch (work) {
      case Work.Steps() -> {
        var events = new ChainRunner(code.among(state), nursery)
            .run((ChainDefinition<?, ?, ?>) definition(state), state, control);
        if (isEnd(events) && tidies(state)) cleanUp(state, cleanUp::after);
        yield events;
      }
      case Work.Function() when definition(state) instanceof JobParser parser -> {
        control.atStep(FunctionRunner.STEP);
        yield ProcessScope.<List<ProcessEvent>, InterruptedException>call(inside(state),
            () -> Reparsing.run(parser, state, nursery.env()));
      }
      case Work.Function() -> new FunctionRunner(code.among(state), nursery)
          .run((ProcessFunction) definition(state), state, control);
      case Work.Job(var phase) -> ProcessScope.<List<ProcessEvent>, InterruptedException>call(
          inside(state), () -> jobs.run(phase, state, nursery.env(), control::persist));
      case Work.Children _, Work.JobLater _, Work.Killing _, Work.Rest _, Work.Ended _ ->
          throw new IllegalArgumentException("no runner for " + work);
    };
  }

  private static ProcessScope.Inside inside(ProcessState state) {
    return new ProcessScope.Inside(state.birth().node(), state.birth().kind());
  }

  @Override public ProcessEvent cancel(ProcessState state) throws JobException, InterruptedException {
    return jobs.cancel(state, nursery.env());
  }

  @Override public Optional<String> obstacle(ProcessState state) {
    Definition found;
    try {
      found = code.find(state).orElse(null);
    } catch (PluginException e) {
      return Optional.of(e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      return Optional.of("The source " + state.birth().version().get(CodeVersions.FILE) + " of '" + state.birth().type()
          + "' cannot be used here: " + Traces.headline(e)
          + ". Restart the engine when that is repaired; the process then goes on.");
    }
    return switch (found) {
      case null -> Optional.of("The code of '" + state.birth().type()
          + "' cannot be loaded here. Install its plugin with 'clew plugin"
          + " install', or put its jar on the class path of the engine and restart the engine; the process then goes on.");
      case ChainDefinition<?, ?, ?> chain -> Optional.ofNullable(ChainRunner.obstacle(chain, state));
      case CalcJobRun<?, ?> _, ProcessFunction _, JobParser _ -> Optional.empty();
      default -> Optional.of("'" + state.birth().type() + "' is a " + found.kind().durable() + " that this engine cannot run.");
    };
  }

  @Override public boolean tidies(ProcessState state) {
    return CleanUp.isWanted(state.birth());
  }

  @Override public void tidy(ProcessState state) throws InterruptedException {
    cleanUp(state, cleanUp::afterKill);
  }

  /** A way to clean up. */
  @FunctionalInterface
  private interface Way {
    void clean(Birth chain) throws InterruptedException;
  }

  private static void cleanUp(ProcessState state, Way way) throws InterruptedException {
    try {
      way.clean(state.birth());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "cannot clean up after process " + state.birth().node().pk(), e);
    }
  }

  @Override public boolean mayHear(ProcessState state) {
    return code.mayHear(state);
  }

  @Override public void hear(ProcessState state, List<Change> changes) {
    try {
      var hooks = code.find(state).map(Definition::hooks);
      if (hooks.isPresent()) HookCalls.make(hooks.get(), state, changes);
    } catch (RuntimeException | LinkageError e) {
      LOG.log(System.Logger.Level.WARNING, "the hooks of '" + state.birth().type() + "' cannot be called", e);
    }
  }

  private static boolean isEnd(List<ProcessEvent> events) {
    return !events.isEmpty()
        && (events.getLast() instanceof ProcessEvent.Finished || events.getLast() instanceof ProcessEvent.Excepted);
  }

  private Definition definition(ProcessState state) {
    return code.find(state).orElseThrow();
  }
}
