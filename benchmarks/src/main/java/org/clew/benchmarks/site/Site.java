package org.clew.benchmarks.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.benchmarks.LoadException;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.data.CodeData;
import org.clew.registry.CodeRegistry;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Store;

/** A computer to run jobs on, and what its batch system remembers of them. */
public sealed interface Site permits ThisMachine, Slurm {

  /** In words, for tables. */
  String name();

  Computer computer(Path workDir);

  AuthInfo auth();

  /** What is asked of the scheduler for each job. */
  Map<String, Object> options();

  /** All jobs that were submitted since this second since 1970; empty when there is no accounting. */
  Optional<List<SchedulerJob>> jobsSince(long second) throws IOException, InterruptedException, LoadException;

  /** Registers the computer in an empty home, and bash on it as a code that is stored. */
  default CodeData setUp(Store store, Path home, Path workDir) throws LoadException {
    var computer = computer(workDir);
    if (!ComputerRegistry.of(store, home).create(new ComputerRegistry.Entry(computer, auth())))
      throw new LoadException("there is a computer '" + computer.label() + "' in " + home + " already");
    var code = CodeData.installed("bash", computer.label(), "/bin/bash");
    code.stored(CodeRegistry.of(store).create(code).orElseThrow(() ->
        new LoadException("there is a code " + code.fullLabel() + " already")));
    return code;
  }
}
