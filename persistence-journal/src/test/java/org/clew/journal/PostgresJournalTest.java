package org.clew.journal;

import com.typesafe.config.Config;
import java.nio.file.Path;
import org.apache.pekko.persistence.CapabilityFlag;
import org.apache.pekko.persistence.japi.journal.JavaJournalSpec;
import org.apache.pekko.persistence.japi.snapshot.JavaSnapshotStoreSpec;
import org.clew.store.postgres.Homes;
import org.clew.testdb.PostgresServer;
import org.junit.jupiter.api.Test;

/** Pekko's own suites for journals and snapshot stores, on a store in PostgreSQL. */
class PostgresJournalTest {
  /** Not a test class of its own: run by {@link Suites}. */
  static final class Journal extends JavaJournalSpec {
    Journal() {
      super(onPostgres());
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
      super(onPostgres());
    }

    @Override public CapabilityFlag supportsSerialization() {
      return CapabilityFlag.on();
    }
  }

  private static Config onPostgres() {
    Path home = Systems.temporaryHome();
    Homes.configure(home, PostgresServer.shared().database());
    return Systems.config(home);
  }

  @Test void journalPassesTheCompatibilitySuite() {
    Suites.run(new Journal(), 15);
  }

  @Test void snapshotStorePassesTheCompatibilitySuite() {
    Suites.run(new Snapshots(), 8);
  }
}
