package org.clew.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this JVM spends from its start on: processor time (user and system, nanoseconds) and allocated bytes. Other than wall
 * time, both hardly depend on what else the machine does.
 */
final class Effort {
  private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private final long nanos = SYSTEM.getProcessCpuTime();
  private final long bytes = THREADS.getTotalThreadAllocatedBytes();
  private final long begin = System.nanoTime();

  /** The cost of all since the start, of which there were so many. */
  Cost of(int count) {
    var spent = SYSTEM.getProcessCpuTime() - nanos;
    return new Cost(spent / 1e6 / count, (THREADS.getTotalThreadAllocatedBytes() - bytes) / 1e3 / count,
        spent / (double) (System.nanoTime() - begin));
  }

  /**
   * @param cpuMs processor time for each, milliseconds
   * @param allocatedKb allocated for each, kB
   * @param cores how many processors were busy
   */
  record Cost(double cpuMs, double allocatedKb, double cores) {
    /** Rows that say it, for each of what the name names. */
    Figures rows(Figures figures, String name) {
      return figures.row("CPU", "%.2f of %d cores", cores, Runtime.getRuntime().availableProcessors())
          .row("CPU for each " + name, "%.3f ms", cpuMs).row("allocated for each " + name, "%.1f kB", allocatedKb);
    }
  }
}
