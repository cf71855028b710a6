package org.clew.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.CalcJobRun;
import org.clew.computer.Computer;
import org.clew.data.CodeData;
import org.clew.data.Data;
import org.clew.data.Str;
import org.clew.data.Value;
import org.clew.process.Agenda;
import org.clew.process.Birth;
import org.clew.process.Evolution;
import org.clew.process.JobPhase;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Work;
import org.clew.scheduler.Schedulers;
import org.clew.spec.ProcessKind;
import org.clew.transport.Transports;

/** Does what the actor of a process does, without an actor: runs phases and applies what they tell. */
final class JobDriver {
  static final CodeData BASH = CodeData.installed("bash", "localhost", "/bin/bash");

  final FakeEnv env = new FakeEnv();
  final List<ProcessEvent> log = new ArrayList<>();
  final CalcJobPhases phases;
  private final String name;
  ProcessState state;

  JobDriver(Path base, Duration lasting) {
    this(base, lasting, new ShellJob(), Schedulers.installed());
  }

  JobDriver(Path base, Duration lasting, CalcJob<?, ?> job, Schedulers schedulers) {
    var computer = Computer.localhost(base.toString()).withMinimumPollInterval(0.02);
    var accounts = new SoloAccounts(Duration.ofMillis(20));
    var machines = new Machines(label -> label.equals("localhost") ? Optional.of(computer) : Optional.empty(),
        Transports.installed(), schedulers, accounts);
    accounts.use(machines);
    var definition = CalcJobRun.of(job);
    name = definition.name();
    phases = new CalcJobPhases(_ -> definition, machines, new MemoryStore(), new RetryPolicy(Duration.ofSeconds(20), 3), lasting,
        new DryRuns(base.resolve("dry")));
  }

  JobDriver launch(String script, CodeData code, Map<String, Object> metadata) {
    return launch(Map.of("script", new Str(script), "code", code), metadata);
  }

  /** Inputs by link label. */
  JobDriver launch(Map<String, Data> given, Map<String, Object> metadata) {
    var inputs = new LinkedHashMap<String, Value>();
    given.forEach((label, data) -> inputs.put(label, env.keep(data).known()));
    var birth = new Birth(env.newNode(), ProcessKind.CALCJOB, name, "Job", "", "", null, inputs, Map.of("metadata", metadata),
        null, null, Map.of(), env.now());
    log.clear();
    state = ProcessState.UNBORN;
    apply(List.of(new ProcessEvent.Created(birth)));
    return this;
  }

  JobDriver launch(String script) {
    return launch(script, BASH, Map.of());
  }

  void apply(List<ProcessEvent> events) {
    for (var event : events) {
      log.add(event);
      state = Evolution.evolve(state, event);
    }
  }

  /** What the phase that is due tells, without applying it: a crash right after it. */
  List<ProcessEvent> runOnly() throws InterruptedException {
    return phases.run(((Work.Job) Agenda.of(state)).phase(), state, env, this::apply);
  }

  JobDriver runUntil(JobPhase phase) throws InterruptedException {
    while (Agenda.of(state) instanceof Work.Job(var due) && due != phase) apply(runOnly());
    return this;
  }

  ProcessState runToEnd() throws InterruptedException {
    while (Agenda.of(state) instanceof Work.Job) apply(runOnly());
    return state;
  }

  Data output(String label) {
    return Optional.ofNullable(state.outputs().get(label)).map(env::load).orElse(null);
  }

  Path workdir() {
    return Path.of(state.job().workdir());
  }
}
