package org.clew.testkit;

import java.util.Map;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.CalcJobRun;
import org.clew.calcjob.JobOptions;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.spec.Records;
import org.clew.workchain.Result;

/**
 * What a calculation job writes and reads, without a computer; to be imported statically.
 *
 * <pre>{@code
 * assertThat(prepare(new ArithmeticAdd(), in).file("sum.in")).isEqualTo("echo $((1 + 2))\n");
 * assertThat(parse(new ArithmeticAdd(), in, Map.of("sum.out", "3\n"))).isEqualTo(ok(new Out(new Int(3))));
 * }</pre>
 *
 * <p>What {@code prepare} and {@code parse} of the job throw, these throw, checked exceptions too.
 */
public final class CalcJobs {
  private CalcJobs() {}

  /** @throws org.clew.spec.ValidationException with everything that is wrong with the inputs */
  public static <I extends Record, O extends Record> Prepared prepare(CalcJob<I, O> job, I in) {
    return prepare(job, Records.toMap(in));
  }

  /** With untyped inputs, by port name, such as {@code metadata.options}. */
  public static <I extends Record, O extends Record> Prepared prepare(CalcJob<I, O> job, Map<String, ?> in) {
    var run = CalcJobRun.of(job);
    var inputs = run.spec().process(in).orThrow();
    var options = options(inputs);
    var dir = new Sandbox(options);
    try {
      return new Prepared(dir, run.prepare(run.inputs(inputs), dir), options);
    } catch (Exception e) {
      throw CalcJobs.<RuntimeException>sneaky(e);
    }
  }

  /** @param files what the job has brought back, by name and text */
  public static <I extends Record, O extends Record> Result<O> parse(CalcJob<I, O> job, I in, Map<String, String> files) {
    return parse(job, in, Retrieved.of(files));
  }

  /** As above, with temporary files, exit status and the like. */
  public static <I extends Record, O extends Record> Result<O> parse(CalcJob<I, O> job, I in, Retrieved files) {
    var run = CalcJobRun.of(job);
    try {
      return run.parse(run.inputs(run.spec().process(Records.toMap(in)).orThrow()), files);
    } catch (Exception e) {
      throw CalcJobs.<RuntimeException>sneaky(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static JobOptions options(Map<String, Object> inputs) {
    return inputs.get("metadata") instanceof Map<?, ?> metadata && metadata.get("options") instanceof Map<?, ?> options
        ? JobOptions.of((Map<String, ?>) options) : JobOptions.NONE;
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneaky(Throwable failure) throws X {
    throw (X) failure;
  }
}
