package org.clew.benchmarks.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.clew.benchmarks.LoadException;
import org.clew.process.JobPhase;
import org.clew.store.Graph.ProcessRow;

/**
 * Watches the processes of the store, and kills the worker when one of them comes where it is aimed at.
 *
 * <p>A submission whose answer died with a worker is repeated only after a search that takes its time, whichever worker comes to
 * its end. So processes that search do not count as being in flight.
 */
final class Hunter {
  private static final Duration LOOK = Duration.ofMillis(3);
  /** So long after a worker has brought something about, any phase will do. */
  private static final Duration CHOOSY = Duration.ofMillis(1500);
  /** After this, the worker dies wherever it is. Long, so that also on a slow machine each worker brings something about. */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final Herd herd;
  private final int inFlight;

  Hunter(Herd herd, int inFlight) {
    this.herd = herd;
    this.inFlight = inFlight;
  }

  /** Kills the worker once it is up. */
  Crash hunt(WorkerJvm worker, Aim aim) throws LoadException, InterruptedException {
    var before = states(herd.active());
    var begin = System.nanoTime();
    var moved = Long.MAX_VALUE;
    UUID prey = null;
    while (prey == null && System.nanoTime() - begin < PATIENT.toNanos()) {
      worker.checkAlive();
      var now = herd.active();
      if (moved == Long.MAX_VALUE && !before.equals(states(now))) moved = System.nanoTime();
      prey = prey(aim, now, before, moved);
      if (prey == null) {
        for (var submitted : herd.submit(inFlight - now.size() + searching(now, before))) worker.tell(submitted);
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
    LockSupport.parkNanos(aim.delay().toNanos());
    worker.kill();
    return crash(aim, prey);
  }

  /** How many were about to be submitted when this worker began, and are so still. */
  private static int searching(List<ProcessRow> now, Map<UUID, String> before) {
    return (int) now.stream().filter(row -> row.jobState().equals(JobPhase.SUBMIT.durable())
        && row.jobState().equals(before.get(row.uuid())))
        .count();
  }

  private static UUID prey(Aim aim, List<ProcessRow> now, Map<UUID, String> before, long moved) {
    var choosy = moved == Long.MAX_VALUE || System.nanoTime() - moved < CHOOSY.toNanos();
    for (var row : now) {
      var fresh = !row.jobState().equals(before.get(row.uuid()));
      if (choosy ? aim.fits(row.jobState()) && (fresh || aim.entry() == Aim.Entry.ANY) : fresh && Aim.isAimedAt(row.jobState()))
        return row.uuid();
    }
    return null;
  }

  private Crash crash(Aim aim, UUID prey) {
    var at = Instant.now();
    var rows = herd.active();
    var stoodAt = prey == null ? Crash.NOTHING : states(rows).getOrDefault(prey, Crash.ENDED);
    return new Crash(aim, stoodAt, rows.stream().flatMap(row -> herd.openIntent(row.uuid()).stream()).toList(), at);
  }

  private static Map<UUID, String> states(List<ProcessRow> rows) {
    var states = new HashMap<UUID, String>();
    rows.forEach(row -> states.put(row.uuid(), row.jobState()));
    return states;
  }
}
