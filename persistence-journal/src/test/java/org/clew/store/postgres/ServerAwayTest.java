package org.clew.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.event;
import static org.clew.store.Fixtures.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.StoreException;
import org.clew.testdb.PostgresServer;
import org.clew.testwait.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server goes away and comes back while everybody writes. */
class ServerAwayTest {
  private static final int ENTITIES = 50;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private final PostgresServer server = PostgresServer.shared();
  private final AtomicLongArray acknowledged = new AtomicLongArray(ENTITIES);
  private final AtomicInteger failures = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(ENTITIES);
  private volatile boolean stopping;
  private PostgresPlace place;

  @BeforeEach void prepare() {
    place = server.database();
    PostgresStore.init(place);
  }

  @Test void writersGoOnWhenTheServerWasStopped() throws Exception {
    writersGoOn(() -> {
      server.stop();
      Await.until("writes fail", () -> failures.get() >= 2 * ENTITIES, LIMIT);
      return null;
    });
  }

  @Test void writersGoOnWhenTheServerCrashed() throws Exception {
    writersGoOn(() -> {
      server.crash();
      return null;
    });
  }

  @Test void aServerThatWasAwayBetweenTwoWritesIsNotNoticed() {
    try (PostgresStore store = PostgresStore.open(place)) {
      await(store.write(events("a", 1, 2)));
      assertThat(store.highestSequenceNr("a")).isEqualTo(2);
      server.stop();
      server.start();
      await(store.write(events("a", 3, 3)));
      assertThat(store.highestSequenceNr("a")).isEqualTo(3);
    }
  }

  @Test void whileItIsAwayEverythingSaysSo() throws Exception {
    try (PostgresStore store = PostgresStore.open(place)) {
      server.stop();
      try {
        assertThatThrownBy(() -> await(store.write(events("a", 1, 1)))).isInstanceOf(StoreException.class)
            .hasMessageContainingAll(place.url(), "can not be reached", "start the server");
        assertThatThrownBy(() -> store.highestSequenceNr("a")).isInstanceOf(StoreException.class)
            .hasMessageContaining(place.url());
        assertThatThrownBy(store::dataVersion).isInstanceOf(StoreException.class).hasMessageContaining(place.url());
      } finally {
        server.start();
      }
      await(store.write(events("a", 1, 1)));
      Await.until("the store can be read", () -> readable(store), LIMIT);
      assertThat(store.highestSequenceNr("a")).isEqualTo(1);
    }
  }

  private static boolean readable(PostgresStore store) {
    try {
      return store.highestSequenceNr("a") > 0;
    } catch (StoreException _) {
      return false;
    }
  }

  private void writersGoOn(Callable<Void> away) throws Exception {
    try (PostgresStore store = PostgresStore.open(place); var actors = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ENTITIES; i++) {
        int entity = i;
        actors.execute(() -> live(store, entity));
      }
      Await.until("much is written", () -> total() > 2000, LIMIT);
      try {
        away.call();
      } finally {
        server.start();
      }
      long before = total();
      Await.until("writing goes on", () -> total() > before + 2000, LIMIT);
      stopping = true;
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < ENTITIES; i++) {
        List<Long> numbers = store.events("e|" + i, 1, Long.MAX_VALUE, Long.MAX_VALUE).stream().map(EventRow::sequenceNr)
            .toList();
        assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, acknowledged.get(i)).boxed().toList());
      }
    }
  }

  /** As an actor would: after a failure it reads where it stands, and goes on from there. */
  private void live(PostgresStore store, int entity) {
    String id = "e|" + entity;
    while (!stopping) {
      try {
        await(store.write(new Batch(List.of(event(id, acknowledged.get(entity) + 1)), List.of())));
        acknowledged.incrementAndGet(entity);
      } catch (StoreException _) {
        failures.incrementAndGet();
        recover(store, entity, id);
      }
    }
    ended.countDown();
  }

  private void recover(PostgresStore store, int entity, String id) {
    while (true) {
      try {
        long highest = store.highestSequenceNr(id);
        assertThat(highest).isBetween(acknowledged.get(entity), acknowledged.get(entity) + 1);
        acknowledged.set(entity, highest);
        return;
      } catch (StoreException _) {
        failures.incrementAndGet();
      }
    }
  }

  private long total() {
    return LongStream.range(0, ENTITIES).map(i -> acknowledged.get((int) i)).sum();
  }
}
