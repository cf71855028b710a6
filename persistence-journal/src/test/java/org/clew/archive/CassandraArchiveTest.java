package org.clew.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clew.repository.Repository;
import org.clew.store.Fixtures;
import org.clew.store.Store;
import org.clew.store.cassandra.CassandraPlace;
import org.clew.testdb.CassandraServer;
import org.clew.testdb.OnCassandra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives and deletion on a real Cassandra node. */
@OnCassandra
class CassandraArchiveTest {
  @TempDir private Path directory;

  private Archives cassandra() throws Exception {
    CassandraPlace place = new CassandraPlace(CassandraServer.keyspace(), "datacenter1", 1, Optional.empty(), Optional.empty());
    place.create();
    Path home = Files.createDirectories(directory.resolve("home"));
    return new Archives(home, place.open(), Repository.open(home));
  }

  @Test void graphsComeThroughArchivesAndWhatWasDeletedComesBack() throws Exception {
    try (var first = Archives.temporary(); var here = cassandra(); var last = Archives.temporary()) {
      var graph = new RandomGraph(first.store(), first.repository(), 7).grow(12);
      var part = here.importing(first.export("part.zip", List.of(graph.all.get(3)), Map.of()));
      assertThat(part.knownNodes()).isZero();
      var whole = first.exportAll("whole.zip");
      var plan = here.importing(whole);
      assertThat(plan.knownNodes()).isEqualTo(part.newNodes());
      var before = Portrait.of(here.store());
      assertThat(before).isEqualTo(Portrait.of(first.store()));
      var again = here.importing(whole);
      assertThat(again.newNodes() + again.newLinks() + again.newObjects()).isZero();
      last.importing(here.exportAll("back.zip"));
      assertThat(Portrait.of(last.store())).isEqualTo(before);

      var pks = Fixtures.pks(here.store());
      var deletion = Deletion.of(here.store(), List.of(pks.get(1)), Map.of());
      assertThat(deletion.run(here.store()).nodes()).isEqualTo(deletion.pks().size());
      assertThat(Fixtures.pks(here.store())).hasSize(pks.size() - deletion.pks().size())
          .doesNotContainAnyElementsOf(deletion.pks());
      assertNothingDangles(here.store());
      assertThat(here.importing(whole).newNodes()).isEqualTo(deletion.pks().size());
      assertThat(Portrait.of(here.store())).isEqualTo(before);
      assertNothingDangles(here.store());
    }
  }

  private static void assertNothingDangles(Store store) {
    var pks = Set.copyOf(Fixtures.pks(store));
    store.inventory().links(link -> assertThat(pks).contains(link.sourcePk(), link.targetPk()));
  }
}
