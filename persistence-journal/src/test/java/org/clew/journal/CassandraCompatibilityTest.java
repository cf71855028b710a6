package org.clew.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.persistence.CapabilityFlag;
import org.apache.pekko.persistence.japi.journal.JavaJournalSpec;
import org.apache.pekko.persistence.japi.snapshot.JavaSnapshotStoreSpec;
import org.clew.store.Store;
import org.clew.store.cassandra.Cassandra;
import org.clew.store.cassandra.CassandraStore;
import org.clew.testdb.OnCassandra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pekko's own suites for journals and snapshot stores, over Cassandra. */
@OnCassandra
class CassandraCompatibilityTest {
  /** The suites look at what they told the plugins to delete. */
  private static final Config CONFIG = ConfigFactory.parseString("pekko.persistence.publish-plugin-commands = on")
      .withFallback(Systems.config(Path.of("/nowhere")));
  private static Store store;

  /** Not a test class of its own: run by {@link Suites}. */
  static final class Journal extends JavaJournalSpec {
    private ActorSystem system;

    Journal() {
      super(CONFIG);
    }

    @Override public ActorSystem system() {
      if (system == null) system = onStore();
      return system;
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
    private ActorSystem system;

    Snapshots() {
      super(CONFIG);
    }

    @Override public ActorSystem system() {
      if (system == null) system = onStore();
      return system;
    }

    @Override public CapabilityFlag supportsSerialization() {
      return CapabilityFlag.on();
    }
  }

  private static ActorSystem onStore() {
    return ActorSystem.create("compatibility", ActorSystemSetup.create(
        BootstrapSetup.create(CONFIG), new StoreSetup(store, Projection.NONE)));
  }

  @BeforeAll static void open() {
    store = CassandraStore.open(Cassandra.keyspace());
  }

  @AfterAll static void close() {
    if (store != null) store.close();
  }

  @Test void journalPassesTheCompatibilitySuite() {
    Suites.run(new Journal(), 15);
  }

  @Test void snapshotStorePassesTheCompatibilitySuite() {
    Suites.run(new Snapshots(), 8);
  }
}
