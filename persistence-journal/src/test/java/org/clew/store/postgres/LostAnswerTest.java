package org.clew.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.events;

import java.util.List;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Fixtures;
import org.clew.store.postgres.LosingProxy.Mischief;
import org.clew.testdb.PostgresServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection breaks between a commit and its answer. */
class LostAnswerTest {
  @ParameterizedTest @EnumSource(value = Mischief.class, names = {"LOSE_ANSWER", "LOSE_COMMIT"})
  void nobodyLearnsOfIt(Mischief mischief) throws Exception {
    PostgresServer server = PostgresServer.shared();
    PostgresPlace direct = server.database();
    PostgresStore.init(direct);
    try (var proxy = new LosingProxy(server.port())) {
      var place = new PostgresPlace(direct.url().replace(":" + server.port() + "/", ":" + proxy.port() + "/")
          + "?prepareThreshold=0", direct.user(), direct.passwordFile()); // a prepared COMMIT would not be told from others
      try (PostgresStore store = PostgresStore.open(place)) {
        await(store.write(events("a", 1, 1)));
        proxy.onNextCommit(mischief);
        await(store.write(new Batch(events("a", 2, 3).events(), List.of(Fixtures.process(1, "P", "created", null)))));
        assertThat(proxy.mischiefs()).isEqualTo(1);
        await(store.write(events("a", 4, 4)));
        assertThat(store.events("a", 1, 9, 9)).extracting(EventRow::sequenceNr).containsExactly(1L, 2L, 3L, 4L);
        assertThat(store.graph().process(1)).isPresent();
      }
    }
  }
}
