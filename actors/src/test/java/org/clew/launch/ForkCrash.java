package org.clew.launch;

import java.nio.file.Path;
import java.util.Map;
import org.clew.data.Int;

/** An engine that dies when a fork is durable and nobody has begun it. */
final class ForkCrash {
  private ForkCrash() {}

  public static void main(String[] arguments) throws Exception {
    var test = TestEngine.at(Path.of(arguments[0]));
    var source = test.submit("test.sums", Map.of("n", new Int(3)));
    test.end(source);
    System.out.println("source " + source.uuid());
    var forks = test.engine.travel().forks();
    var plan = forks.plan(source.uuid(), "launch");
    System.out.println("fork " + forks.fork(plan, plan.inputs(), Forks.OpenChildren.ANEW).toCompletableFuture().get().node()
        .uuid());
    System.out.flush();
    Runtime.getRuntime().halt(9);
  }
}
