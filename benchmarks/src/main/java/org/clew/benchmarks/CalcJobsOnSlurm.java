package org.clew.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.benchmarks.site.SchedulerJob;
import org.clew.benchmarks.site.Slurm;
import org.clew.benchmarks.site.Testbed;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.launch.Engine;
import org.clew.store.Graph.Filter;
import org.clew.store.Store;

/**
 * The same jobs on SLURM over SSH twice: with the engine, and as a plain loop of {@code sbatch} over one ssh connection. What the
 * engine itself costs is the time from submit to finished without the time from sbatch to end that SLURM tells.
 */
final class CalcJobsOnSlurm {
  private static final String PROCESS = "arithmetic.add";

  private CalcJobsOnSlurm() {}

  /** A job of the engine; times in seconds. */
  private record Ran(String id, Path workdir, double submitToFinished) {}

  static String run(Arguments arguments) throws Exception {
    var testbed = Testbed.required(Path.of(""));
    testbed.up();
    var site = new Slurm(testbed, Slurm.Way.SSH);
    var count = arguments.number("count", 200);
    var inFlight = arguments.number("in-flight", count);
    try (var scratch = Scratch.create()) {
      var work = shared(scratch.home());
      var engine = withEngine(site, scratch, work, count, inFlight, arguments.number("warmup", 8));
      var bare = BareJobs.run(site, work, engine.jobs().stream().map(Ran::workdir).toList());
      return print(count, inFlight, engine, bare);
    }
  }

  /** A folder that SLURM's user may write to. */
  private static Path shared(Path home) throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    var work = Files.createDirectory(home.resolve("remote"));
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxrwxrwx"));
    return work;
  }

  /**
   * @param wall seconds from the first submit to the last end
   * @param overheads seconds for each job, of the engine alone
   */
  private record WithEngine(List<Ran> jobs, double wall, double[] onSlurm, double[] overheads, long listings) {}

  private static WithEngine withEngine(Slurm site, Scratch scratch, Path work, int count, int inFlight, int warmup)
      throws Exception {
    try (var engine = Engine.start(scratch.config())) {
      var code = site.setUp(engine.store(), scratch.home(), work);
      load(engine, site, code, warmup, warmup);
      var listings = site.listings();
      var since = System.currentTimeMillis() / 1000;
      var begin = System.nanoTime();
      load(engine, site, code, count, inFlight);
      var wall = (System.nanoTime() - begin) / 1e9;
      listings = site.listings() - listings;
      var jobs = jobs(engine.store()).subList(0, count);
      var known = known(site, since, jobs);
      var onSlurm = jobs.stream().mapToDouble(job -> known.get(job.id()).submitToEnd().toSeconds()).toArray();
      var overheads = new double[count];
      for (int i = 0; i < count; i++) overheads[i] = jobs.get(i).submitToFinished() - onSlurm[i];
      return new WithEngine(jobs, wall, onSlurm, overheads, listings);
    }
  }

  private static void load(Engine engine, Slurm site, CodeData code, int count, int inFlight) throws InterruptedException {
    Submissions.toTheEnd(engine, PROCESS, count, inFlight,
        i -> Map.of("x", new Int(i), "y", new Int(1), "code", code, "metadata", Map.of("options", site.options())));
  }

  /** Newest first. */
  private static List<Ran> jobs(Store store) {
    var jobs = new ArrayList<Ran>();
    var filter = new Filter(Set.of(), Optional.empty(), false, false, false, Optional.empty(), OptionalLong.empty(), 1_000_000);
    for (var row : store.graph().processes(filter)) {
      var content = (Map<?, ?>) store.graph().node(row.pk()).orElseThrow().content();
      jobs.add(new Ran((String) content.get("job_id"), Path.of((String) content.get("remote_workdir")),
          Duration.between(row.ctime(), row.mtime()).toNanos() / 1e9));
    }
    return jobs;
  }

  private static Map<String, SchedulerJob> known(Slurm site, long since, List<Ran> jobs) throws Exception {
    var ids = jobs.stream().map(Ran::id).collect(Collectors.toSet());
    return Accounted.await(site, since, job -> ids.contains(job.id()), ids.size()).stream()
        .collect(Collectors.toMap(SchedulerJob::id, job -> job));
  }

  private static String print(int count, int inFlight, WithEngine engine, BareJobs bare) {
    var table = new Comparison("bare sbatch", "engine")
        .row("jobs", count, count, "%.0f")
        .row("wall time of all, s", bare.wall(), engine.wall(), "%.1f")
        .row("jobs/h", 3600 * count / bare.wall(), 3600 * count / engine.wall(), "%.0f")
        .row("sbatch to done by sacct, mean, s", mean(bare.onSlurm()), mean(engine.onSlurm()), "%.2f")
        .row("sbatch to done by sacct, p99, s", percentile(bare.onSlurm(), 0.99), percentile(engine.onSlurm(), 0.99), "%.2f")
        .row("submit to finished, mean, s", mean(bare.onSlurm()),
            engine.jobs().stream().mapToDouble(Ran::submitToFinished).average().orElse(0), "%.2f");
    table.print("jobs on SLURM over SSH, " + inFlight + " in flight, polled every second");
    var figures = new Figures()
        .row("engine's own time per job, mean", "%.2f s", mean(engine.overheads()))
        .row("engine's own time per job, p50 / p99", "%.2f / %.2f s", percentile(engine.overheads(), 0.5),
            percentile(engine.overheads(), 0.99))
        .row("listings that SLURM was asked for (sdiag)", "%d in %.0f s", engine.listings(), engine.wall());
    figures.print("engine");
    return String.format(Locale.ROOT,
        "%s jobs/h over SSH with SLURM (bare sbatch loop %s), engine's own time per job p50 %.2f s, p99 %.2f s, "
        + "%d listings in %.0f s, %d jobs, %d in flight", Figures.thousands(3600 * count / engine.wall()),
        Figures.thousands(3600 * count / bare.wall()), percentile(engine.overheads(), 0.5), percentile(engine.overheads(), 0.99),
        engine.listings(), engine.wall(), count, inFlight);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double percentile(double[] values, double share) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
