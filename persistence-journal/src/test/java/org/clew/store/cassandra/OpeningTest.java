package org.clew.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import org.clew.store.StoreException;
import org.clew.testdb.CassandraServer;
import org.clew.testdb.OnCassandra;
import org.junit.jupiter.api.Test;

@OnCassandra
class OpeningTest {
  @Test void aKeyspaceThatIsNotThereIsMadeByInitOnly() {
    assertThatThrownBy(() -> CassandraStore.open(Cassandra.settings("nowhere"))).isInstanceOf(StoreException.class)
        .hasMessageContaining("nowhere").hasMessageContaining("clew storage init");
  }

  @Test void makingATwiceMadeStoreChangesNothing() {
    CassandraSettings settings = Cassandra.keyspace();
    try (CassandraStore store = CassandraStore.open(settings)) {
      long pk = store.allocatePks(1);
      CassandraSchema.create(settings, Replication.of("datacenter1", 1));
      assertThat(store.allocatePks(1)).isGreaterThan(pk);
    }
  }

  @Test void aClusterThatDoesNotAnswerIsNamed() {
    CassandraSettings settings = CassandraSettings.of(
        List.of(new InetSocketAddress("127.0.0.1", CassandraServer.freePort("127.0.0.1"))), "datacenter1", "clew");
    assertThatThrownBy(() -> CassandraStore.open(settings)).isInstanceOf(StoreException.class)
        .hasMessageContaining("127.0.0.1").hasMessageContaining("can not be reached");
  }

  @Test void settingsAreCheckedAndNeverShowThePassword() {
    List<InetSocketAddress> here = List.of(new InetSocketAddress("127.0.0.1", 9042));
    assertThat(new CassandraSettings(here, "dc", "clew", Optional.of(new CassandraSettings.Login("ann", "s3cret")),
        Duration.ofSeconds(1), Duration.ofSeconds(1)).toString()).contains("ann").doesNotContain("s3cret");
    assertThatThrownBy(() -> CassandraSettings.of(here, "dc", "Clew; DROP")).hasMessageContaining("Clew; DROP");
    assertThatThrownBy(() -> CassandraSettings.of(List.of(), "dc", "clew")).hasMessageContaining("host:9042");
    assertThatThrownBy(() -> Replication.of("dc", 0)).hasMessageContaining("1 copy or more");
    assertThat(new Replication(Map.of("b", 2, "a", 3)).cql()).isEqualTo("{'class': 'NetworkTopologyStrategy', 'a': 3, 'b': 2}");
  }
}
