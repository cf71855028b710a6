package org.clew.job;

import java.util.ArrayList;
import java.util.List;
import org.clew.cache.CalcCache;
import org.clew.process.Env;
import org.clew.process.JobEvent.JobHeld;
import org.clew.process.JobPhase;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;

/** Ends a calculation job before its upload when an equal one was done before and its folders are still there. */
public final class CachedPhases implements JobPhases {
  private final JobPhases phases;
  private final CalcJobs definitions;
  private final RemoteCheck remote;
  private final CalcCache cache;

  public CachedPhases(JobPhases phases, CalcJobs definitions, Machines machines, CalcCache cache) {
    this.phases = phases;
    this.definitions = definitions;
    this.remote = new RemoteCheck(machines);
    this.cache = cache;
  }

  @Override public List<ProcessEvent> run(JobPhase phase, ProcessState state, Env env, Progress progress)
      throws InterruptedException {
    boolean isStart = phase == JobPhase.UPLOAD && state.job().tries() == 0 && state.job().stop() == null;
    if (!isStart) return phases.run(phase, state, env, progress);
    var search = cache.search(state.birth(), definitions.find(state));
    for (var hit = search.next(); hit.isPresent(); hit = search.next()) {
      var objection = remote.objection(hit.get(), reason -> progress.persist(List.of(new JobHeld(env.now(), reason))));
      if (objection.isEmpty()) return List.of(hit.get().event(env));
      search.refuse(objection.get());
    }
    var events = phases.run(phase, state, env, progress);
    if (search.miss().isEmpty() || events.isEmpty() || events.getFirst() instanceof JobHeld) return events;
    var all = new ArrayList<ProcessEvent>();
    all.add(new ProcessEvent.CacheMissed(env.now(), search.miss().get()));
    all.addAll(events);
    return all;
  }

  @Override public ProcessEvent cancel(ProcessState state, Env env) throws JobException, InterruptedException {
    return phases.cancel(state, env);
  }
}
