package org.clew.launch;

import java.time.Clock;
import org.clew.actors.Runner;
import org.clew.caching.CachingSettings;
import org.clew.caching.ComputerIdentity;
import org.clew.caching.LiveSettings;
import org.clew.caching.StoredCalculations;
import org.clew.definition.Nursery;
import org.clew.job.WorkFolders;
import org.clew.pluginjar.Plugins;
import org.clew.projection.BoundProjection;
import org.clew.projection.ProcessBinding;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.store.Store;
import org.clew.store.home.Stores;

/** The pieces of an engine that need no actor system; a command line tool uses them alone to submit. */
record EngineParts(Store store, Repository repository, EngineEnv env, Nursery nursery, BoundProjection projection,
    Submitter submitter, CodeFinder code, Jobs jobs, Runner runner) implements AutoCloseable {
  private static final int BINDINGS = 100_000;

  static EngineParts open(EngineConfig config) {
    var surroundings = config.surroundings();
    var store = surroundings.store().apply(Stores.open(config.home()));
    var settings = HomeSettings.of(config.home());
    var repository = Repository.open(config.home());
    var live = new LiveSettings(config.home());
    var env = new EngineEnv(store, repository, config.clock(), live::leastLogLevel);
    var computers = Jobs.computers(ComputerRegistry.of(store, config.home()));
    var check = new JobInputCheck(computers, surroundings.schedulers(), store.graph());
    var cache = new StoredCalculations(store, new CachingSettings(live), ComputerIdentity.of(computers::find), Outage::outlast);
    var nursery = new Nursery(env, new CodeVersions(repository)::of, check, cache);
    var projection = new BoundProjection(BINDINGS, uuid -> store.graph().node(uuid).map(ProcessBinding::of).orElse(null));
    var submitter = new Submitter(store, nursery, projection);
    var code = new CodeFinder(config.definitions(), repository,
        new Plugins(config.home(), store, repository, config.definitions()));
    var jobs = Jobs.of(config, store, code, repository, settings.retries(), cache);
    return new EngineParts(store, repository, env, nursery, projection, submitter, code, jobs,
        new LocalRunner(code, nursery, jobs.phases(), cleanUp(store, jobs, config.clock())));
  }

  CleanUp cleanUp() {
    return cleanUp(store, jobs, env.clock());
  }

  private static CleanUp cleanUp(Store store, Jobs jobs, Clock clock) {
    return new CleanUp(store, new WorkFolders(jobs.machines()), clock);
  }

  @Override public void close() {
    jobs.machines().close();
    code.plugins().close();
    store.close();
  }
}
