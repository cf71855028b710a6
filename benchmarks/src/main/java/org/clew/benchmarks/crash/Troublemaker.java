package org.clew.benchmarks.crash;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.clew.benchmarks.LoadException;
import org.clew.benchmarks.crash.CrashPlan.PlannedFault;
import org.clew.benchmarks.site.Testbed;

/** Brings faults about, one after the other, beside the crashes. */
final class Troublemaker implements AutoCloseable {
  private final Testbed testbed;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("faults").factory());
  private final Map<Fault, Integer> repaired = new EnumMap<>(Fault.class);
  private volatile Fault present;
  private volatile LoadException failure;

  Troublemaker(Testbed testbed) {
    this.testbed = testbed;
  }

  /** Completes when all is well again, or the fault could not be brought about, see {@link #check}. */
  CompletableFuture<Void> begin(PlannedFault planned) {
    return CompletableFuture.runAsync(() -> bringAbout(planned), thread);
  }

  private void bringAbout(PlannedFault planned) {
    if (failure != null) return;
    present = planned.fault();
    try {
      testbed.fault(planned.fault().command(planned.share()));
      synchronized (repaired) {
        repaired.merge(planned.fault(), 1, Integer::sum);
      }
    } catch (IOException | LoadException e) {
      failure = new LoadException("cannot bring about " + planned.fault().words() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      present = null;
    }
  }

  /** @throws LoadException when a fault could not be brought about */
  void check() throws LoadException {
    if (failure != null) throw failure;
  }

  /** For the progress line; empty when all is well. */
  String present() {
    var now = present;
    return now == null ? "" : now.words();
  }

  /** How many there were of each kind, from beginning to repair. */
  Map<Fault, Integer> counts() {
    synchronized (repaired) {
      return new EnumMap<>(repaired);
    }
  }

  /** Waits until the last fault is repaired. */
  @Override public void close() {
    thread.close();
  }
}
