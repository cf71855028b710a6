package org.clew.calcjob;

import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** Calls the methods that authors of calculation jobs write; for the engine and for tests of parsers. */
public final class CalcJobRun {
  private CalcJobRun() {}

  public static <I extends Record, O extends Record> Spec<I, O> spec(CalcJob<I, O> job) {
    return job.spec();
  }

  public static <I extends Record, O extends Record> JobPlan prepare(CalcJob<I, O> job, I in, Sandbox dir) throws Exception {
    return job.prepare(in, dir);
  }

  public static <I extends Record, O extends Record> Result<O> parse(CalcJob<I, O> job, I in, Retrieved files) throws Exception {
    return job.parse(in, files);
  }
}
