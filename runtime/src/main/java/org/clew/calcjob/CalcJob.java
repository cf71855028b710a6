package org.clew.calcjob;

import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.RemoteData;
import org.clew.data.RemoteStashData;
import org.clew.definition.Definition;
import org.clew.definition.Launchable;
import org.clew.spec.ExitCode;
import org.clew.spec.LinkLabels;
import org.clew.spec.Records;
import org.clew.spec.Spec;
import org.clew.workchain.Failed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;

/**
 * A calculation that runs as a job on a computer. Subclasses have no state and a public constructor without arguments.
 *
 * <p>{@code prepare} and {@code parse} are functions of their arguments: they may be called again after a crash, on another
 * machine, and must not reach outside. An exception of either ends the process as excepted, without another try.
 *
 * <pre>{@code
 * protected JobPlan prepare(In in, Sandbox dir) {
 *   dir.write("sum.in", "echo $((%d + %d))\n".formatted(in.x().value(), in.y().value()));
 *   return JobPlan.run(in.code()).stdin("sum.in").stdout("sum.out").retrieve("sum.out");
 * }
 * }</pre>
 *
 * @param <I> record of the inputs; has a {@code CodeData} component unless the plan runs no code
 * @param <O> record of the outputs
 */
public abstract class CalcJob<I extends Record, O extends Record> implements Launchable<I, O> {

  @Override public final Definition definition() {
    return CalcJobRun.of(this);
  }

  /** Durable name, ports and exit codes. */
  protected abstract Spec spec();

  /**
   * To be raised when the job, its input files or its parser give other results for the same inputs than before, so that older
   * ones are not taken for them; stands on each process node.
   */
  protected int cacheVersion() {
    return 0;
  }

  /** Monitors that users may name under {@code monitors} besides those that are installed. */
  protected List<MonitorDefinition> monitors() {
    return List.of();
  }

  /** Where the files are that {@code metadata.options.stash} names; null for the directory of the job itself. */
  RemoteData stashSource(I in) {
    return null;
  }

  /** What {@code metadata.options.unstash} brings back, or null. */
  RemoteStashData unstashSource(I in) {
    return null;
  }

  /**
   * Writes input files into {@code dir} and says what to run and what to bring back.
   *
   * @throws Exception any; the process ends as excepted
   */
  protected abstract JobPlan prepare(I in, Sandbox dir) throws Exception;

  /**
   * Makes outputs, or an exit code, from what came back; also called when the job was killed by its machine or by a monitor.
   *
   * <p>Who decides the exit code: a monitor or a person that stopped the job; else the code that is given here by {@link #fail},
   * {@link #failed} or {@link #okInAnyCase}; else, after {@link #ok}, what the scheduler found wrong with the job; else 0.
   *
   * @throws Exception any; the process ends as excepted
   */
  protected abstract Result<O> parse(I in, Retrieved files) throws Exception;

  /**
   * These are the outputs. Does not contradict the scheduler: when that ended the job for its time or memory, the process fails
   * with the scheduler's code ({@link Retrieved#schedulerCode}) and keeps the outputs.
   */
  protected static <O> Result<O> ok(O outputs) {
    return new Ok<>(outputs);
  }

  /** A success although the scheduler may have found something wrong: the exit status is 0 whatever it said. */
  protected static <O extends Record> Result<O> okInAnyCase(O outputs) {
    return new Failed<>(ExitCode.SUCCESS, LinkLabels.flatten(Records.toMap(outputs)));
  }

  protected static <O> Result<O> fail(ExitCode code) {
    return new Failed<>(code);
  }

  /** A failure with what could be made all the same, by output label. */
  protected static <O> Result<O> failed(ExitCode code, Map<String, ? extends Data> outputs) {
    return new Failed<>(code, Map.copyOf(outputs));
  }

  /** A failure with what could be made all the same; components that could not are null. */
  protected static <O extends Record> Result<O> failed(ExitCode code, O outputs) {
    return new Failed<>(code, LinkLabels.flatten(Records.toMap(outputs)));
  }
}
