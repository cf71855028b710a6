package org.clew.workchain.restart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Data;
import org.clew.definition.Launchable;
import org.clew.outline.Outline;
import org.clew.outline.While;
import org.clew.spec.Direction;
import org.clew.spec.ExitCode;
import org.clew.spec.PortName;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessSpec;
import org.clew.spec.RecordArguments;
import org.clew.spec.Records;
import org.clew.workchain.Excepted;
import org.clew.workchain.Failed;
import org.clew.workchain.Killed;
import org.clew.workchain.Next;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;
import org.clew.workchain.restart.RestartRules.End;
import org.clew.workchain.restart.RestartRules.Situation;

/**
 * Runs one process until it succeeds: handlers look at each ending and change the inputs of the next iteration, or give up.
 *
 * <pre>{@code
 * protected Class<Pw> process() { return Pw.class; }
 * protected Map<String, Object> firstInputs(Run<In, Ctx, Out> run) { return inputsOf(run.in().pw()); }
 * protected Handlers<In, Ctx, Out> handlers() {
 *   return handlers(on(Pw.NOT_CONVERGED, this::softerMixing).priority(500), onAny(this::look));
 * }
 * }</pre>
 *
 * <p>Besides its own inputs it has {@code max_iterations}, {@code clean_workdir}, {@code handler_overrides},
 * {@code on_unhandled_failure} and {@code pause_on_max_iterations}; {@link RestartRules} says how they decide. Which handlers
 * were asked is kept in the attribute {@code considered_handlers}, one list for each iteration.
 *
 * @param <I> record of the inputs
 * @param <C> context
 * @param <O> record of the outputs; those of the last run of the process that have the same names are put out
 */
public abstract class BaseRestartWorkChain<I extends Record, C extends RestartContext, O extends Record>
    extends WorkChain<I, C, O> {
  private static final String CONSIDERED = "considered_handlers";

  /** The process that is run. */
  protected abstract Class<? extends Launchable<?, ?>> process();

  /** Inputs of the first iteration, nested by port name, with {@code metadata} if need be; see {@link #inputsOf}. */
  protected abstract Map<String, Object> firstInputs(Run<I, C, O> run);

  /** What repairs failures; a class that extends another restart work chain says {@code super.handlers().and(...)}. */
  protected Handlers<I, C, O> handlers() {
    return new Handlers<>(List.of());
  }

  /** What is put out at the end: by default all outputs of the last run, by link label. */
  protected Map<String, Data> outputs(Run<I, C, O> run) {
    return run.outputs(run.ctx().latest().orElseThrow());
  }

  /** The steps {@code setup}, the loop, {@code results}; steps of your own may be put around {@link #loop}. */
  @Override protected Outline<Run<I, C, O>> outline() {
    return Outline.of(step("setup", this::setup), loop(), step("results", this::results));
  }

  @Override protected ProcessSpec complete(ProcessSpec spec) {
    if (process() == null) throw new IllegalArgumentException("process '" + spec.name() + "': process() names no process to run");
    return RestartPorts.addTo(spec, handlers());
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  protected final Handlers<I, C, O> handlers(ProcessHandler<I, C, O>... all) {
    return new Handlers<>(List.of(all));
  }

  /** A handler for a process that failed with this code. */
  protected final ProcessHandler<I, C, O> on(ExitCode code, HandlerBody<I, C, O> body) {
    return ProcessHandler.of(List.of(code), body);
  }

  /** A handler for a process that failed with one of these codes. */
  protected final ProcessHandler<I, C, O> on(List<ExitCode> codes, HandlerBody<I, C, O> body) {
    if (codes.isEmpty()) throw new IllegalArgumentException("name the exit codes, or say onAny");
    return ProcessHandler.of(codes, body);
  }

  /** A handler that is asked after every iteration, also one that ended well. */
  protected final ProcessHandler<I, C, O> onAny(HandlerBody<I, C, O> body) {
    return ProcessHandler.of(List.of(), body);
  }

  /** Run it again, when the other handlers have been asked. */
  protected static ProcessHandlerReport restart() {
    return new ProcessHandlerReport();
  }

  /** Run it again; no other handler is asked. */
  protected static ProcessHandlerReport restartAtOnce() {
    return new ProcessHandlerReport(true);
  }

  /** End with this code; no other handler is asked. */
  protected static ProcessHandlerReport giveUp(ExitCode code) {
    return new ProcessHandlerReport(true, code);
  }

  /** The inputs of a record, nested by port name. */
  protected static Map<String, Object> inputsOf(Record inputs) {
    return new LinkedHashMap<>(Records.toMap(inputs));
  }

  /** As above with metadata such as {@code options}. */
  protected static Map<String, Object> inputsOf(Record inputs, Map<String, ?> metadata) {
    var all = inputsOf(inputs);
    if (!metadata.isEmpty()) all.put("metadata", InputTree.copy(metadata));
    return all;
  }

  /** {@code should_run_process}: the steps {@code run_process} and {@code inspect_process} until the work is done. */
  protected final While<Run<I, C, O>> loop() {
    return while_("should_run_process", this::shouldRunProcess,
        step("run_process", this::runProcess), step("inspect_process", this::inspectProcess));
  }

  protected void setup(Run<I, C, O> run) {
    run.ctx().inputs = new LinkedHashMap<>(firstInputs(run));
  }

  protected boolean shouldRunProcess(Run<I, C, O> run) {
    return !run.ctx().isFinished();
  }

  protected Next runProcess(Run<I, C, O> run) {
    var ctx = run.ctx();
    if (ctx.inputs == null)
      throw new IllegalStateException("there are no inputs for the process; do the step setup before the loop");
    ctx.iteration++;
    var inputs = InputTree.copy(ctx.inputs);
    InputTree.put(inputs, "metadata.call_link_label", "iteration_%02d".formatted(ctx.children.size() + 1));
    var child = run.submit(launchable(), inputs);
    ctx.children.add(child);
    ctx.consideredHandlers.add(new ArrayList<>());
    run.attribute(CONSIDERED, ctx.consideredHandlers);
    run.report("iteration " + ctx.iteration + ": running " + child.type() + "<" + child.pk() + ">");
    return awaiting(child);
  }

  protected Next inspectProcess(Run<I, C, O> run) {
    var ctx = run.ctx();
    var child = ctx.latest().orElseThrow();
    var end = switch (run.result(child)) {
      case Ok<?> _ -> new Ending(End.OK, ExitCode.SUCCESS);
      case Failed<?>(var code, _) -> new Ending(End.FAILED, code);
      case Excepted<?> excepted -> new Ending(End.EXCEPTED, excepted.code());
      case Killed<?> killed -> new Ending(End.KILLED, killed.code());
    };
    var policy = RestartPorts.policy(run.inputs());
    var report = switch (end.end()) {
      case OK, FAILED -> ask(run, new Iteration<>(run, child, end.code()));
      case EXCEPTED, KILLED -> Optional.<ProcessHandlerReport>empty();
    };
    var verdict = RestartRules.decide(new Situation(end.end(), report, ctx.iteration, ctx.failure, ctx.work), policy);
    ctx.failure = verdict.failure();
    var words = new RestartWords(run.node(), child, end.code(), policy);
    words.of(verdict.decision(), report.isPresent()).ifPresent(run::report);
    return switch (verdict.decision()) {
      case RestartDecision.Done() -> {
        ctx.finish();
        yield proceed();
      }
      case RestartDecision.Restart() -> proceed();
      case RestartDecision.Abort(var code) -> exit(code);
      case RestartDecision.Pause(var reason, var count) -> {
        if (count == RestartDecision.Count.BEGINS_ANEW) ctx.iteration = 0;
        run.pause(words.hint(reason));
        yield proceed();
      }
    };
  }

  protected void results(Run<I, C, O> run) {
    var declared = Records.namespaceOf(RecordArguments.of(getClass()).getLast(), Direction.OUTPUTS);
    var given = outputs(run);
    given.forEach((label, data) -> {
      var path = PortName.toPath(label);
      if (isDeclared(declared, path)) run.out(path, data);
    });
    for (var port : declared.ports()) {
      if (port.required() && !(port instanceof PortNamespace) && !given.containsKey(port.name()))
        run.report("the process has no output '" + port.name() + "', which is required");
    }
    run.report("done after " + run.ctx().children.size() + (run.ctx().children.size() == 1 ? " iteration" : " iterations"));
  }

  private record Ending(End end, ExitCode code) {}

  /** Asks the handlers and answers the last report. */
  private Optional<ProcessHandlerReport> ask(Run<I, C, O> run, Iteration<I, C, O> iteration) {
    var considered = new ArrayList<>();
    ProcessHandlerReport last = null;
    for (var handler : handlers().inOrder(RestartPorts.overrides(run.inputs()))) {
      var report = handler.isFor(iteration.code()) ? asked(handler, iteration) : null;
      considered.add(entry(handler.name(), report));
      if (report == null) continue;
      last = report;
      if (report.doBreak()) break;
    }
    run.ctx().consideredHandlers.set(run.ctx().consideredHandlers.size() - 1, considered);
    run.attribute(CONSIDERED, run.ctx().consideredHandlers);
    return Optional.ofNullable(last);
  }

  private static <I extends Record, C extends RestartContext, O extends Record> ProcessHandlerReport asked(
      ProcessHandler<I, C, O> handler, Iteration<I, C, O> iteration) {
    try {
      return handler.body().handle(iteration);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the handler '" + handler.name() + "' failed: " + e.getMessage(), e);
    }
  }

  private static List<Object> entry(String handler, ProcessHandlerReport report) {
    var entry = new ArrayList<>();
    entry.add(handler);
    entry.add(report == null ? null
        : new LinkedHashMap<>(Map.of("do_break", report.doBreak(), "exit_status", (long) report.exitCode().status())));
    return entry;
  }

  private static boolean isDeclared(PortNamespace declared, String path) {
    var at = declared;
    for (var name : path.split("\\.")) {
      switch (at.byName().get(name)) {
        case PortNamespace inner -> at = inner;
        case null -> {
          return at.isDynamic();
        }
        default -> {
          return true;
        }
      }
    }
    return false;
  }

  @SuppressWarnings("unchecked")
  private Class<? extends Launchable<Record, Record>> launchable() {
    return (Class<? extends Launchable<Record, Record>>) (Class<?>) process();
  }
}
