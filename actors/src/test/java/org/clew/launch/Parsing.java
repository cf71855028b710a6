package org.clew.launch;

import java.util.concurrent.CountDownLatch;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.data.CodeData;
import org.clew.data.Str;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** A job whose parser does as its input says: {@code waits} for ever, or {@code computes} until it is released. */
public final class Parsing extends CalcJob<Parsing.In, Parsing.Out> {
  public record In(Str how, CodeData code) {}

  public record Out() {}

  static final CountDownLatch WAITS = new CountDownLatch(1);
  static final CountDownLatch COMPUTES = new CountDownLatch(1);
  static volatile boolean released;
  static volatile long turns;

  @Override protected Spec spec() {
    return Spec.named("test.parsing");
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write("run.sh", "echo done");
    return JobPlan.run(in.code()).stdin("run.sh").stdout("out.txt").retrieve("out.txt");
  }

  @Override protected Result<Out> parse(In in, Retrieved files) throws InterruptedException {
    if (in.how().value().equals("waits")) {
      WAITS.countDown();
      new CountDownLatch(1).await();
    }
    COMPUTES.countDown();
    while (!released) turns++;
    return ok(new Out());
  }
}
