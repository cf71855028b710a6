package org.clew.launch;

import org.clew.actors.Runner;
import org.clew.caching.CachingSettings;
import org.clew.caching.ComputerIdentity;
import org.clew.caching.LiveSettings;
import org.clew.caching.StoredCalculations;
import org.clew.definition.Nursery;
import org.clew.projection.BoundProjection;
import org.clew.projection.ProcessBinding;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.scheduler.Schedulers;
import org.clew.store.Store;
import org.clew.store.home.Stores;

/** The pieces of an engine that need no actor system; a command line tool uses them alone to submit. */
record EngineParts(Store store, Repository repository, EngineEnv env, Nursery nursery, BoundProjection projection,
    Submitter submitter, CodeFinder code, Jobs jobs, Runner runner) implements AutoCloseable {
  private static final int BINDINGS = 100_000;

  static EngineParts open(EngineConfig config) {
    var store = Stores.open(config.home());
    var settings = HomeSettings.of(config.home());
    var repository = Repository.open(config.home());
    var live = new LiveSettings(config.home());
    var env = new EngineEnv(store, repository, config.clock(), live::leastLogLevel);
    var computers = Jobs.computers(ComputerRegistry.of(store, config.home()));
    var check = new JobInputCheck(computers, Schedulers.installed(), store.graph());
    var cache = new StoredCalculations(store, new CachingSettings(live), ComputerIdentity.of(computers::find),
        Outage::outlast);
    var nursery = new Nursery(env, new CodeVersions(repository)::of, check, cache);
    var projection = new BoundProjection(BINDINGS, uuid -> store.graph().node(uuid).map(ProcessBinding::of).orElse(null));
    var submitter = new Submitter(store, nursery, projection);
    var code = new CodeFinder(config.definitions(), repository);
    var jobs = Jobs.of(config.home(), store, code, repository, settings.retries(), cache);
    return new EngineParts(store, repository, env, nursery, projection, submitter, code, jobs,
        new LocalRunner(code, nursery, jobs.phases()));
  }

  @Override public void close() {
    jobs.machines().close();
    store.close();
  }
}
