package org.clew.launch;

import org.clew.actors.Runner;
import org.clew.definition.Nursery;
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
    var env = new EngineEnv(store, repository, config.clock());
    var check = new JobInputCheck(Jobs.computers(ComputerRegistry.of(store, config.home())), surroundings.schedulers(), store.graph());
    var nursery = new Nursery(env, new CodeVersions(repository)::of, check);
    var projection = new BoundProjection(BINDINGS, uuid -> store.graph().node(uuid).map(ProcessBinding::of).orElse(null));
    var submitter = new Submitter(store, nursery, projection);
    var code = new CodeFinder(config.definitions(), repository);
    var jobs = Jobs.of(config, store, code, repository, settings.retries());
    return new EngineParts(store, repository, env, nursery, projection, submitter, code, jobs,
        new LocalRunner(code, nursery, jobs.phases()));
  }

  @Override public void close() {
    jobs.machines().close();
    store.close();
  }
}
