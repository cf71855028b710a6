package org.clew.benchmarks.crash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.clew.benchmarks.LoadException;
import org.clew.benchmarks.site.Site;

/** An AOT cache for workers, made by one that runs a few jobs: most of the time of a start goes into loading classes. */
record QuickStart(List<String> flags) {
  /** System property: where the cache is kept. */
  private static final String CACHE = "clew.bench.aot";
  private static final List<String> QUIET = List.of("-Xlog:aot=off", "-Xlog:cds=off");
  private static final int TRAINING_JOBS = 3;

  QuickStart {
    flags = List.copyOf(flags);
  }

  static QuickStart none() {
    return new QuickStart(List.of());
  }

  /** Makes the cache unless there is one that is newer than all jars; without the system property there is none. */
  static QuickStart prepared(Site site) throws IOException, InterruptedException, LoadException {
    var place = System.getProperty(CACHE, "");
    if (place.isEmpty()) return none();
    var cache = Path.of(place + "." + site.computer(Path.of("/")).label());
    if (isStale(cache)) train(site, cache);
    return Files.exists(cache) ? new QuickStart(with("-XX:AOTCache=" + cache)) : none();
  }

  private static boolean isStale(Path cache) throws IOException {
    if (!Files.exists(cache)) return true;
    for (var jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var file = Path.of(jar);
      if (Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(cache)) > 0) return true;
    }
    return false;
  }

  private static void train(Site site, Path cache) throws IOException, InterruptedException, LoadException {
    System.out.println("preparing quick starts of workers …");
    var grounds = Grounds.create();
    var fresh = grounds.root().resolve("new.aot");
    try (var herd = new Herd(grounds, site); var worker = WorkerJvm.start(grounds, with("-XX:AOTCacheOutput=" + fresh))) {
      worker.awaitReady();
      for (var submitted : herd.submit(TRAINING_JOBS)) worker.tell(submitted);
      while (!herd.active().isEmpty()) {
        worker.checkAlive();
        LockSupport.parkNanos(50_000_000L);
      }
      worker.dismiss();
      if (Files.exists(fresh)) Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      grounds.remove();
    }
  }

  private static List<String> with(String flag) {
    return List.of(flag, QUIET.getFirst(), QUIET.getLast());
  }
}
