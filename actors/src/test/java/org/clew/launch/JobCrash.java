package org.clew.launch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clew.computer.BuiltIn;
import org.clew.data.Str;
import org.clew.launch.HookedJobs.Moment;
import org.clew.process.JobPhase;

/**
 * An engine that dies when each of its jobs has come to another point: before or after a phase, or between intent and submission.
 * Every job writes a line into a file of its point when it starts.
 */
final class JobCrash {
  private JobCrash() {}

  /** Where a job is stopped. */
  record Point(JobPhase phase, Moment moment) {
    static Map<String, Point> all() {
      var all = new HashMap<String, Point>();
      for (var phase : JobPhase.values()) {
        for (var moment : Moment.values()) {
          if (moment == Moment.INTENDED && phase != JobPhase.SUBMIT) continue;
          all.put(phase.durable() + "-" + moment.name().toLowerCase(Locale.ROOT), new Point(phase, moment));
        }
      }
      return all;
    }
  }

  static Path starts(Path home, String point) {
    return home.resolve("starts-" + point);
  }

  static String label(String point) {
    return "stops at " + point;
  }

  public static void main(String[] arguments) throws Exception {
    var home = Path.of(arguments[0]);
    var points = Point.all();
    var stopAt = new ConcurrentHashMap<UUID, Point>();
    var submitted = new CountDownLatch(1);
    var reached = new CountDownLatch(points.size());
    HookedJobs.Hook hook = (moment, phase, state) -> {
      submitted.await();
      if (!new Point(phase, moment).equals(stopAt.get(state.birth().node().uuid()))) return;
      reached.countDown();
      new CountDownLatch(1).await();
    };
    var test = TestEngine.at(home, Chains.all(), parts -> HookedJobs.in(parts, hook, seen -> seen));
    var stash = Map.of("target_base", home.resolve("stash").toString(), "source_list", List.of("out.txt"), "stash_mode", "tar.gz",
        "dereference", false);
    for (var point : points.entrySet()) {
      var script = "echo start >> " + starts(home, point.getKey()) + "; sleep 0.2; echo 5";
      var process = test.submit("test.job", Map.of("script", new Str(script), "code", BuiltIn.bash(), "metadata",
          Map.of("label", label(point.getKey()), "options", Map.of("stash", stash))));
      stopAt.put(process.uuid(), point.getValue());
    }
    submitted.countDown();
    if (!reached.await(40, TimeUnit.SECONDS)) System.out.println("not reached: " + reached.getCount());
    else System.out.println("all reached");
    System.out.flush();
    Runtime.getRuntime().halt(9);
  }
}
