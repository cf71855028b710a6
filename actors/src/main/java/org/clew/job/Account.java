package org.clew.job;

import java.util.UUID;
import org.clew.scheduler.JobRef;
import org.clew.transport.Doorman;

/**
 * The account of this store's owner on one computer, looked after in one place for all engines of a cluster. Calls block and
 * belong on virtual threads.
 */
public interface Account {

  /** Hears why somebody has to wait, each time that the reason changes. */
  @FunctionalInterface
  interface Waiting {
    void because(String sentence) throws InterruptedException;
  }

  /** What rates are counted of. */
  enum Use { COMMAND, TRANSFER }

  /** Returns when the computer may be worked with: it is enabled, reachable, lets us in, and its batch system answers. */
  void pass(Waiting waiting) throws InterruptedException;

  /** Watches a job until the watch is closed. */
  JobWatch watch(Slot slot, JobRef job);

  /** Returns when the quotas of the computer have room for one more job. Asked again for the same process, answers at once. */
  void slot(Slot slot, Waiting waiting) throws InterruptedException;

  /** The job of this process is over or will never be. */
  void freeSlot(UUID process);

  /** Returns when the rate of such uses allows one more. */
  void permit(Use use) throws InterruptedException;

  /** Tells of trouble that concerns the whole computer; it is looked into at once. */
  void trouble(Trouble trouble);

  /** Counts connections. */
  Doorman doorman();
}
