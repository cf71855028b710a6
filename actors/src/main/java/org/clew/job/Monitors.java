package org.clew.job;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clew.calcjob.CalcJobRun;
import org.clew.calcjob.CreatedOutputs;
import org.clew.calcjob.JobView;
import org.clew.calcjob.MonitorResult;
import org.clew.calcjob.MonitorSetting;
import org.clew.data.Data;
import org.clew.data.Value;
import org.clew.job.JobPhases.Progress;
import org.clew.process.Env;
import org.clew.process.JobEvent.Monitored;
import org.clew.process.JobEvent.StopRequested;
import org.clew.process.JobStop;
import org.clew.process.JobStop.Cause;
import org.clew.process.MonitorMarks;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Report;
import org.clew.process.Traces;
import org.clew.scheduler.JobInfo;
import org.clew.spec.OutputCheck;

/**
 * Calls the monitors of jobs that run, one after the other by priority; the first that wants something ends the round. Which are
 * disabled and when those with an interval were called last is durable before anything follows from it.
 */
final class Monitors {
  /** Calls in shorter intervals are not written down: at worst a monitor is called once too often after a restart. */
  private static final Duration WORTH_NOTING = Duration.ofSeconds(1);

  private final CalcJobs definitions;

  Monitors(CalcJobs definitions) {
    this.definitions = definitions;
  }

  /** The monitors of one job, for as long as one update phase lasts. */
  Watch watch(ProcessState state, Env env, Machine machine) {
    var inputs = state.birth().inputs().keySet().stream().anyMatch(label -> label.startsWith("monitors__"))
        ? JobInputs.of(state, env) : new JobInputs(Map.of());
    return new Watch(state, env, machine, inputs, MonitorSetting.of(inputs.monitors()));
  }

  /** Not safe for several threads. */
  final class Watch {
    private final ProcessState state;
    private final Env env;
    private final Machine machine;
    private final JobInputs inputs;
    private final List<MonitorSetting> settings;
    private MonitorMarks marks;

    private Watch(ProcessState state, Env env, Machine machine, JobInputs inputs, List<MonitorSetting> settings) {
      this.state = state;
      this.env = env;
      this.machine = machine;
      this.inputs = inputs;
      this.settings = settings;
      this.marks = state.job().marks();
    }

    /**
     * Calls those that are due; to be called after each sighting of a job that has not ended.
     *
     * @return what ends the update phase, when the job is to be stopped
     * @throws JobException when the computer could not be asked
     */
    Optional<List<ProcessEvent>> after(JobInfo info, Progress progress) throws JobException, InterruptedException {
      var round = new Round(info);
      for (var setting : settings) {
        if (setting.isDue(marks, env.now()) && round.call(setting)) break;
      }
      if (!round.isWorthNoting()) return Optional.empty();
      var event = round.event();
      marks = marks.with(event);
      if (round.stop != null) return Optional.of(List.of(event, new StopRequested(env.now(), round.stop)));
      progress.persist(List.of(event));
      return Optional.empty();
    }

    private final class Round {
      private final JobInfo info;
      private final Map<String, Instant> called = new LinkedHashMap<>();
      private final Set<String> disabled = new LinkedHashSet<>();
      private final Map<String, Value> outputs = new LinkedHashMap<>();
      private final CreatedOutputs created = new CreatedOutputs();
      private final List<Report> reports = new ArrayList<>();
      private JobStop stop;

      Round(JobInfo info) {
        this.info = info;
      }

      boolean isWorthNoting() {
        return stop != null || !called.isEmpty() || !disabled.isEmpty() || !outputs.isEmpty() || !reports.isEmpty();
      }

      Monitored event() {
        return new Monitored(env.now(), called, disabled, outputs, reports);
      }

      /** Whether the round is over. */
      boolean call(MonitorSetting setting) throws JobException, InterruptedException {
        if (setting.interval().compareTo(WORTH_NOTING) >= 0) called.put(setting.key(), env.now());
        else if (!setting.interval().isZero()) marks = new MonitorMarks(with(marks.called(), setting.key()), marks.disabled());
        var result = look(setting);
        result.ifPresent(found -> apply(setting, found));
        return result.isPresent();
      }

      private Map<String, Instant> with(Map<String, Instant> calls, String key) {
        var next = new LinkedHashMap<>(calls);
        next.put(key, env.now());
        return next;
      }

      private Optional<MonitorResult> look(MonitorSetting setting) throws JobException, InterruptedException {
        try {
          var definition = definition().monitor(setting.entryPoint()).orElseThrow(() -> new IllegalStateException(
              "there is no monitor '" + setting.entryPoint() + "' here"));
          var view = new JobView(state.birth().node(), state.job().jobId(), info.plain(), inputs.values(), inputs.options(),
              new ConfinedFiles(machine.transport(), state.job().workdir()));
          var answer = definition.monitor().look(view, definition.checked(setting.arguments()));
          return answer == null ? Optional.empty() : answer;
        } catch (InterruptedException e) {
          throw e;
        } catch (UncheckedIOException e) {
          if (Thread.interrupted()) throw new InterruptedException();
          throw machine.failure(e.getCause());
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
          disabled.add(setting.key());
          reports.add(new Report(env.now(), Report.ERROR, "Monitor '" + setting.key() + "' failed and is not called any more: "
              + Traces.of(e)));
          return Optional.empty();
        }
      }

      private void apply(MonitorSetting setting, MonitorResult result) {
        var who = "Monitor '" + setting.key() + "'";
        switch (result.action()) {
          case KILL -> stop = new JobStop(Cause.MONITOR, result.message(), result.then(), result.verdict());
          case DISABLE_SELF -> disabled.add(setting.key());
          case DISABLE_ALL -> settings.forEach(each -> disabled.add(each.key()));
        }
        reports.add(new Report(env.now(), Report.REPORT, who + switch (result.action()) {
          case KILL -> " stops the job: ";
          case DISABLE_SELF -> " is not called any more: ";
          case DISABLE_ALL -> " disabled all monitors: ";
        } + result.message()));
        result.outputs().forEach((label, data) -> attach(who, label, data));
      }

      private void attach(String who, String label, Data data) {
        var path = label.replace("__", ".");
        var problem = state.outputs().containsKey(label) ? Optional.of("it is there already")
            : OutputCheck.accept(definition().spec().outputs(), path, data).map(Object::toString)
            .or(() -> created.problem(path, data));
        if (problem.isEmpty()) outputs.put(label, env.keep(data));
        else reports.add(new Report(env.now(), Report.ERROR,
            who + " gave the output '" + path + "', which was dropped: " + problem.get()));
      }

      private CalcJobRun<?, ?> definition() {
        return definitions.find(state);
      }
    }
  }
}
