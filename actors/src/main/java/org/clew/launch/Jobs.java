package org.clew.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.clew.calcjob.CalcJobRun;
import org.clew.computer.Computer;
import org.clew.data.Blob;
import org.clew.job.CalcJobPhases;
import org.clew.job.FileStore;
import org.clew.job.JobPhases;
import org.clew.job.Machines;
import org.clew.job.RetryPolicy;
import org.clew.process.ProcessState;
import org.clew.repository.Repository;
import org.clew.scheduler.Schedulers;
import org.clew.transport.Transports;

/** The machines that an engine can run jobs on: this one, with its work folder inside the home. */
final class Jobs {
  private Jobs() {}

  static JobPhases local(Path home, CodeFinder code, Repository repository, RetryPolicy retries) {
    var localhost = Computer.localhost(home.toAbsolutePath().resolve("work").toString());
    var machines = new Machines(label -> label.equals(localhost.label()) ? Optional.of(localhost) : Optional.empty(),
        Transports.installed(), Schedulers.installed());
    return new CalcJobPhases(state -> calcJob(code, state), machines, files(repository), retries);
  }

  private static CalcJobRun<?, ?> calcJob(CodeFinder code, ProcessState state) {
    return code.find(state).filter(CalcJobRun.class::isInstance).map(found -> (CalcJobRun<?, ?>) found)
        .orElseThrow(() -> new IllegalArgumentException("'" + state.birth().type() + "' is not a calculation job that this engine knows"));
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
