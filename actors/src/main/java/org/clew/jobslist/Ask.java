package org.clew.jobslist;

import java.util.UUID;
import org.clew.job.Account;
import org.clew.job.Slot;

/** Something that is given out in turn. The ticket makes asking again harmless. */
sealed interface Ask {
  UUID ticket();

  /** A place among the jobs; the ticket is the process. */
  record ForSlot(Slot slot) implements Ask {
    @Override public UUID ticket() {
      return slot.process();
    }
  }

  /** One more connection; the ticket is its lease until it is withdrawn. */
  record ForConnection(UUID ticket) implements Ask {}

  record ForUse(UUID ticket, Account.Use use) implements Ask {}
}
