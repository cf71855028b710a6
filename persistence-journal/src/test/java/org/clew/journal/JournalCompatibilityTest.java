package org.clew.journal;

import org.apache.pekko.persistence.CapabilityFlag;
import org.apache.pekko.persistence.japi.journal.JavaJournalSpec;
import org.apache.pekko.persistence.japi.snapshot.JavaSnapshotStoreSpec;
import org.junit.jupiter.api.Test;

/** Pekko's own suites for journals and snapshot stores. */
class JournalCompatibilityTest {
  /** Not a test class of its own: run by {@link Suites}. */
  static final class Journal extends JavaJournalSpec {
    Journal() {
      super(Systems.config(Systems.temporaryHome()));
    }

    @Override public CapabilityFlag supportsRejectingNonSerializableObjects() {
      return CapabilityFlag.on();
    }

    @Override public CapabilityFlag supportsSerialization() {
      return CapabilityFlag.on();
    }
  }

  /** Not a test class of its own: run by {@link Suites}. */
  static final class Snapshots extends JavaSnapshotStoreSpec {
    Snapshots() {
      super(Systems.config(Systems.temporaryHome()));
    }

    @Override public CapabilityFlag supportsSerialization() {
      return CapabilityFlag.on();
    }
  }

  @Test void journalPassesTheCompatibilitySuite() {
    Suites.run(new Journal(), 15);
  }

  @Test void snapshotStorePassesTheCompatibilitySuite() {
    Suites.run(new Snapshots(), 8);
  }
}
