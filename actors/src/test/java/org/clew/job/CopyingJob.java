package org.clew.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.data.CodeData;
import org.clew.data.Str;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** Its plan is what a test says; the job itself does nothing. */
final class CopyingJob extends CalcJob<CopyingJob.In, CopyingJob.Out> {
  record In(Str plan, CodeData code) {}

  record Out() {}

  private static final Map<String, BiFunction<JobPlan, Sandbox, JobPlan>> PLANS = new ConcurrentHashMap<>();

  static void plan(String name, BiFunction<JobPlan, Sandbox, JobPlan> plan) {
    PLANS.put(name, plan);
  }

  @Override protected Spec spec() {
    return Spec.named("test.copying");
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    return PLANS.get(in.plan().value()).apply(JobPlan.run(in.code()), dir);
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return ok(new Out());
  }
}
