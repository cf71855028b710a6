package org.clew.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.clew.cache.CalcCache;
import org.clew.calcjob.CalcJobRun;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.data.Blob;
import org.clew.job.CachedPhases;
import org.clew.job.CalcJobPhases;
import org.clew.job.CalcJobs;
import org.clew.job.Computers;
import org.clew.job.FileStore;
import org.clew.job.JobImports;
import org.clew.job.JobPhases;
import org.clew.job.JobQueries;
import org.clew.job.Machines;
import org.clew.job.RetryPolicy;
import org.clew.jobslist.Desk;
import org.clew.process.ProcessState;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.store.Store;

/** The machines that an engine can run jobs on, as they are configured in its store. */
record Jobs(JobPhases phases, Machines machines, Desk desk, JobQueries queries) {

  /** Reads folders in which jobs have run. */
  JobImports imports() {
    return new JobImports(machines);
  }

  static Jobs of(EngineConfig config, Store store, CodeFinder code, Repository repository, RetryPolicy retries, CalcCache cache) {
    var surroundings = config.surroundings();
    var registry = ComputerRegistry.of(store, config.home());
    var desk = new Desk(config.clock(), surroundings.pauses().beat());
    var machines = new Machines(computers(registry), surroundings.transports(), surroundings.schedulers(), desk);
    CalcJobs definitions = state -> calcJob(code, state);
    var phases = new CachedPhases(new CalcJobPhases(definitions, machines, files(repository), retries), definitions, machines,
        cache);
    return new Jobs(phases, machines, desk, new StoreQueries(registry, machines, store.graph()));
  }

  static Computers computers(ComputerRegistry registry) {
    return new Computers() {
      @Override public Optional<Computer> find(String label) {
        return Outage.outlast(() -> registry.find(label)).map(ComputerRegistry.Entry::computer);
      }

      @Override public AuthInfo auth(String label) {
        return Outage.outlast(() -> registry.find(label)).map(ComputerRegistry.Entry::auth).orElse(AuthInfo.none(label));
      }
    };
  }

  private static CalcJobRun<?, ?> calcJob(CodeFinder code, ProcessState state) {
    return code.find(state).filter(CalcJobRun.class::isInstance).map(found -> (CalcJobRun<?, ?>) found)
        .orElseThrow(() -> new IllegalArgumentException("'" + state.birth().type()
            + "' is not a calculation job that this engine knows"));
  }

  private static FileStore files(Repository repository) {
    return new FileStore() {
      @Override public Blob put(Path file) {
        return repository.put(file);
      }

      @Override public Blob put(byte[] content) {
        return repository.put(content);
      }
    };
  }
}
