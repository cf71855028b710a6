package org.clew.calcjob;

import java.util.Map;
import java.util.Optional;
import org.clew.data.Data;
import org.clew.data.RemoteData;
import org.clew.data.RemoteStashData;
import org.clew.definition.Definition;
import org.clew.definition.ProcessHooks;
import org.clew.spec.LinkLabels;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.clew.spec.Records;
import org.clew.workchain.Excepted;
import org.clew.workchain.Failed;
import org.clew.workchain.Killed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;

/** Calls what authors of calculation jobs write; for the engine and for tests of parsers. */
public final class CalcJobRun<I extends Record, O extends Record> implements Definition {
  private final CalcJob<I, O> job;
  private final Class<I> inputs;
  private final ProcessSpec own;
  private final ProcessSpec spec;
  /** Made when it is first asked for; two made at once do the same. */
  private volatile JobParser parser;

  @SuppressWarnings("unchecked")
  private CalcJobRun(CalcJob<I, O> job) {
    this.job = job;
    var declared = job.spec();
    this.inputs = (Class<I>) declared.inputs(job.getClass());
    this.own = declared.toProcessSpec(ProcessKind.CALCJOB, job.getClass());
    this.spec = CalcJobPorts.addTo(own, job.monitors());
  }

  public static <I extends Record, O extends Record> CalcJobRun<I, O> of(CalcJob<I, O> job) {
    return new CalcJobRun<>(job);
  }

  /** The contract with the ports of every calculation job. */
  @Override public ProcessSpec spec() {
    return spec;
  }

  @Override public int cacheVersion() {
    return job.cacheVersion();
  }

  @Override public String label() {
    return job.getClass().getSimpleName();
  }

  @Override public ProcessHooks hooks() {
    return job instanceof ProcessHooks hooks ? hooks : null;
  }

  @Override public Class<?> owner() {
    return job.getClass();
  }

  /** Throws IllegalArgumentException for a job with an input {@code retrieved} of its own. */
  @Override public Optional<Definition> parser() {
    if (parser == null) parser = new JobParser(this, own);
    return Optional.of(parser);
  }

  /** The record of processed inputs; throws {@link org.clew.spec.ValidationException} when they do not fit. */
  public I inputs(Map<String, ?> values) {
    return Records.fromMap(inputs, values);
  }

  /** The monitor of this name: the job's own, or an installed one. */
  public Optional<MonitorDefinition> monitor(String name) {
    return MonitorDefinition.find(name, job.monitors());
  }

  /** Where files to be stashed are, when not in the directory of the job. */
  public Optional<RemoteData> stashSource(I in) {
    return Optional.ofNullable(job.stashSource(in));
  }

  public Optional<RemoteStashData> unstashSource(I in) {
    return Optional.ofNullable(job.unstashSource(in));
  }

  public JobPlan prepare(I in, Sandbox dir) throws Exception {
    return job.prepare(in, dir);
  }

  public Result<O> parse(I in, Retrieved files) throws Exception {
    return job.parse(in, files);
  }

  /** Outputs of a result by link label. */
  public static Map<String, Data> outputs(Result<? extends Record> result) {
    return switch (result) {
      case Ok(var outputs) -> LinkLabels.flatten(Records.toMap(outputs));
      case Failed(_, var outputs) -> outputs;
      case Excepted<?> _, Killed<?> _ -> Map.of();
    };
  }
}
